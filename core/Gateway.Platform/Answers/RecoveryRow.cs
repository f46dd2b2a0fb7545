using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>One transaction's row of <c>recovery.csv</c>.</summary>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Unknown">What an unknown outcome calls for.</param>
/// <param name="Ask">How to learn what became of it; null where nothing can be asked.</param>
/// <param name="Reverse">What takes one attempt back by its msgid; null where nothing does.</param>
/// <param name="Undo">What takes it back once it is done; null where nothing does.</param>
/// <param name="Dead">Of a query: field and value that mark rows that no longer count.</param>
/// <param name="Nothing">Of a query: parts of refusals that say that there is nothing to show.</param>
public sealed record RecoveryRow(
    string Transaction, RecoveryKind Kind, WhenUnknown Unknown, StepAsk? Ask, string? Reverse, string? Undo,
    ImmutableArray<KeyValuePair<string, string>> Dead, ImmutableArray<string> Nothing)
{
    internal static RecoveryRow? Read(KnowledgeRow row, ImmutableArray<Issue>.Builder issues)
    {
        if (KindOf(row["kind"]) is not { } kind || UnknownOf(row["unknown"]) is not { } unknown)
        {
            issues.Add(row.Fault("kind", "Expected kind query, effect or undo, and unknown again, ask-then-again or ask-then-reverse."));
            return null;
        }

        ImmutableArray<KeyValuePair<string, string>> recognise = Pairs(row["recognise"]);
        StepAsk? ask = row["ask"].Length == 0 || recognise.IsEmpty ? null : new StepAsk(row["ask"], row["rows"], recognise.ToImmutableSortedDictionary(StringComparer.Ordinal), row["every"] == "yes");
        if (unknown != WhenUnknown.Again && (ask is null || (unknown == WhenUnknown.AskThenReverse && row["reverse"].Length == 0)))
        {
            issues.Add(row.Fault("ask", "Expected ask, rows and recognise, and a reverse where unknown says so."));
        }

        return new RecoveryRow(row["infno"], kind, unknown, ask, Text(row["reverse"]), Text(row["undo"]), Pairs(row["dead"]), [.. row["nothing"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }

    private static string? Text(string cell) => cell.Length == 0 ? null : cell;

    private static ImmutableArray<KeyValuePair<string, string>> Pairs(string cell) =>
        [.. cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create(pair[0].Trim(), pair[1].Trim()))];

    private static RecoveryKind? KindOf(string cell) => cell switch { "query" => RecoveryKind.Query, "effect" => RecoveryKind.Effect, "undo" => RecoveryKind.Undo, _ => null };

    private static WhenUnknown? UnknownOf(string cell) => cell switch
    {
        "again" => WhenUnknown.Again,
        "ask-then-again" => WhenUnknown.AskThenAgain,
        "ask-then-reverse" => WhenUnknown.AskThenReverse,
        _ => null,
    };
}

/// <summary>What a transaction does.</summary>
public enum RecoveryKind
{
    /// <summary>Shows something.</summary>
    Query,

    /// <summary>Makes something.</summary>
    Effect,

    /// <summary>Takes something back: a second time changes nothing.</summary>
    Undo,
}
