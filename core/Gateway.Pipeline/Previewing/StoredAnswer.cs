using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gateway.Contract;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>What became of a sample message, as a file says it: the outputs of the platform's transactions, or a refusal.</summary>
/// <param name="Outputs">In the order in which the platform gave them.</param>
/// <param name="Facts">Numbers that earlier messages had taught the key book, and any that the outputs do not give.</param>
/// <param name="Refused">Why the platform or a rule said no; null when all was done.</param>
internal sealed record StoredAnswer(ImmutableArray<StoredOutput> Outputs, ImmutableSortedDictionary<string, string>? Facts, StoredRefusal? Refused)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Of a message to which nothing was answered.</summary>
    public static readonly StoredAnswer Nothing = new([], null, null);

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="bytes">Of the file.</param>
    /// <param name="name">Of the file, for issues.</param>
    /// <returns>The answer; or GW8001 with line and column where it is no such file.</returns>
    public static Outcome<StoredAnswer> Read(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            StoredAnswer answer = JsonSerializer.Deserialize<StoredAnswer>(bytes, Json) ?? throw new JsonException("null");
            return answer.Refused is { } refused && !IssueCodes.All.ContainsKey(refused.Code) ? Unreadable(name, $"There is no issue code '{refused.Code}'.") : Outcome.Of(answer);
        }
        catch (JsonException broken)
        {
            return Unreadable($"{name}:{(broken.LineNumber ?? 0) + 1}:{(broken.BytePositionInLine ?? 0) + 1}", $"Expected the platform's answer as JSON with 'outputs', or with 'refused'{(broken.Path is { Length: > 1 } path ? $"; wrong at {path}" : "")}.");
        }
    }

    /// <summary>The end of the message's plan, as the line would have come to it.</summary>
    /// <param name="seed">Identity of the message's content.</param>
    /// <param name="tables">How the platform's outputs are read.</param>
    public Outcome<JournalFact.Finished> Finish(string seed, PlatformTables tables)
    {
        TransactionAnswer[] parts = new TransactionAnswer[Outputs.IsDefault ? 0 : Outputs.Length];
        for (int index = 0; index < parts.Length; index++)
        {
            Outcome<TransactionAnswer> part = tables.Read(Outputs[index].Transaction, Outputs[index].Output);
            if (!part.TryGetValue(out TransactionAnswer? read))
            {
                return Outcome.Refused<JournalFact.Finished>(part.Issues);
            }

            parts[index] = read;
        }

        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in parts.SelectMany(part => part.Facts).Concat(Facts ?? ImmutableSortedDictionary<string, string>.Empty))
        {
            facts[name] = value;
        }

        byte[] answer = CanonicalAnswer.Write(seed, parts.Select(part => part.Bundle), facts);
        return Outcome.Of(Refused is null ? new JournalFact.Finished(MessageState.Accepted, [], answer) : new JournalFact.Finished(MessageState.Refused, [Refused.Issue], answer));
    }

    private static Outcome<StoredAnswer> Unreadable(string at, string reason) => Outcome.Refused<StoredAnswer>(new Issue(IssueCodes.FileUnreadable, new SourceLocation(at), reason));
}

/// <summary>One transaction's answer.</summary>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Output">Its <c>output</c>, as the platform writes it.</param>
internal sealed record StoredOutput([property: JsonRequired] string Transaction, JsonElement Output);

/// <summary>Why the answer was no.</summary>
/// <param name="Code">The issue's code, for example <c>GW6001</c>.</param>
/// <param name="Reason">The other side's words.</param>
internal sealed record StoredRefusal([property: JsonRequired] string Code, [property: JsonRequired] string Reason)
{
    /// <summary>As an issue.</summary>
    /// <exception cref="KeyNotFoundException">There is no such code: reading the file says so.</exception>
    public Issue Issue => new(IssueCodes.All[Code], SourceLocation.Whole, Reason);
}
