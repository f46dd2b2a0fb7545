using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>One message's plan as the journal keeps it: everything that decides what happens next, except the tables, which it names by version.</summary>
public sealed record Plan
{
    public required string Event { get; init; }

    /// <summary>For example <c>nhsa</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>Version of the platform tables that fill and read the transactions.</summary>
    public required string Tables { get; init; }

    /// <summary>In a preview that asked for another day's tables: that day. Never in a journal.</summary>
    public DateOnly? TablesOn { get; init; }

    /// <summary>Twelve characters.</summary>
    public required string Institution { get; init; }

    /// <summary>Source, version and hash that made the canonical message.</summary>
    public required string Mapping { get; init; }

    /// <summary>The operator under whose number transactions go; null for the institution's own.</summary>
    public string? Operator { get; init; }

    public OnRefused OnRefused { get; init; }

    /// <summary>What follows when an attempt of unknown outcome was taken back.</summary>
    public AfterReversal AfterReversal { get; init; }

    /// <summary>What is known before the first transaction.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Which pages of the key book this message writes.</summary>
    public ImmutableArray<PlanKey> Keys { get; init; } = [];

    /// <summary>The steps that are still to do; what was known already is left out.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>Of an order to take a visit back: how far. Its steps follow from the other messages of the lane when its turn comes.</summary>
    public UndoTo? Undo { get; init; }

    /// <summary>Whether facts were missing that an earlier message of the lane was still to give: the key book is looked up again when the turn comes.</summary>
    public bool IsOpen { get; init; }

    /// <summary>An open plan with what the key book knows by now. Steps whose facts are known are left out, unless they were begun.</summary>
    /// <param name="keyBook">By scope.</param>
    /// <param name="isBegun">Whether a step has attempts.</param>
    public Plan Complete(IReadOnlyDictionary<string, ImmutableDictionary<string, string>> keyBook, Func<PlanStep, bool> isBegun)
    {
        ImmutableSortedDictionary<string, string>.Builder facts = Facts.ToBuilder();
        foreach ((string name, string value) in Keys.SelectMany(key => keyBook.GetValueOrDefault(key.Scope, ImmutableDictionary<string, string>.Empty).Where(fact => key.Facts.Contains(fact.Key) && fact.Value.Length > 0)))
        {
            facts.TryAdd(name, value);
        }

        return this with
        {
            Facts = facts.ToImmutable(),
            Steps = [.. Steps.Where(step => step.SkipWhenKnown.IsEmpty || isBegun(step) || !step.SkipWhenKnown.All(facts.ContainsKey))],
        };
    }

    /// <summary>The plan as bytes.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PlanJson.Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It was not written there: the journal's bytes are damaged or of a newer version.</exception>
    public static Plan FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Plan>(json, PlanJson.Options) ?? throw new JsonException("Expected a plan.");
}

/// <summary>A page of the key book for one local number.</summary>
/// <param name="Scope">What the number names.</param>
/// <param name="Local">The institution's number; a person's is hashed.</param>
/// <param name="Facts">What the page remembers.</param>
/// <param name="Known">What it held when the plan was made.</param>
public sealed record PlanKey(string Scope, string Local, ImmutableArray<string> Facts, ImmutableSortedDictionary<string, string> Known)
{
    /// <summary>Stands for all institutions in the key book.</summary>
    public const string Everybody = "*";

    /// <summary>Whether the page is everybody's.</summary>
    public bool IsShared { get; init; }

    /// <summary>Under which institution the key book holds the page.</summary>
    public string HolderIn(string institution) => IsShared ? Everybody : institution;
}
