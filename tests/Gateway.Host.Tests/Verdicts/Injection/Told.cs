using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.Platform;

namespace Gateway.Verdicts;

/// <summary>What the gateway said of a message.</summary>
/// <param name="Party">Who failed; null where it said nothing.</param>
/// <param name="Evidence">By what it knows.</param>
/// <param name="IsFinal">Refused or set aside: it will not say anything else by itself.</param>
internal sealed record Told(Party? Party, string Evidence, bool IsFinal)
{
    /// <summary>What happened to the message, a line each.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    public static readonly Told Nothing = new(null, "", false);

    /// <summary>Whether it speaks of a reason, not only of a turn: its own or that of the message before it.</summary>
    public bool SaysWhy => Party is not null && !Evidence.EndsWith("J1", StringComparison.Ordinal) && !Evidence.EndsWith("J2", StringComparison.Ordinal);

    /// <summary>What a sender is told whose message was not taken: a code, on which the rules have a verdict.</summary>
    public static Told Of(IssueCode code)
    {
        Verdict verdict = VerdictBook.OfOwn(new Issue(code, SourceLocation.Whole, code.English));
        return new Told(verdict.Party, verdict.Evidence, true);
    }

    /// <summary>As the API shows it.</summary>
    public static Told Of(JsonNode message)
    {
        string state = (string?)message["message"]?["state"] ?? "";
        string? word = (string?)message["verdict"]?["party"];
        return new Told(
            word is null ? null : Enum.Parse<Party>(word, ignoreCase: true), (string?)message["verdict"]?["evidence"] ?? state,
            state is "refused" or "parked" or "accepted" or "reversed" or "skipped")
        {
            History = [.. message["facts"]?.AsArray().Select(fact => (string?)fact?["summary"] ?? "") ?? []],
        };
    }
}
