using System.Collections.Immutable;
using System.Text.Json;

namespace Gateway.Platform;

/// <summary>What this platform's answers mean beside what all provinces agree on.</summary>
public sealed record DialectAnswer
{
    /// <summary>Services behind the interface answer on a second level, wherever their output has one.</summary>
    private const string TwoLevels = "result/retRslt=1";

    /// <summary>By <c>infcode</c>, number or text alike; a code that is not here is unknown. What middleware makes up belongs to <see cref="CodeMeaning.Unknown"/>.</summary>
    public ImmutableSortedDictionary<string, CodeMeaning> Codes { get; init; } =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("0", CodeMeaning.Done), KeyValuePair.Create("-1", CodeMeaning.Refused)]);

    /// <summary>Beginnings of <c>err_msg</c> that make a refusal of a code that says done.</summary>
    public ImmutableArray<string> NotDone { get; init; } = ["FSI-"];

    /// <summary>By transaction: where <c>output</c> says whether it was done, as <c>result/retRslt=1</c>. Another value is a refusal, none leaves it unknown.</summary>
    public ImmutableSortedDictionary<string, string> DoneWhen { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("3505A", TwoLevels);

    internal CodeMeaning MeaningOf(string code) => Codes.GetValueOrDefault(code, CodeMeaning.Unknown);

    internal bool IsError(string text) => NotDone.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Whether the output itself says that it was done; null when it ought to say and does not.</summary>
    internal bool? IsDone(string transaction, JsonElement output)
    {
        (string path, string wanted) = Condition(transaction);
        string? said = JsonValues.At(output, path).FirstOrDefault()?.Trim();
        return said is not null ? said == wanted : !DoneWhen.ContainsKey(transaction) ? true : null;
    }

    /// <summary>What the output says instead, with the words beside it: <c>retRslt 0: …</c>.</summary>
    internal string Words(string transaction, JsonElement output)
    {
        string path = Condition(transaction).Path;
        (int slash, string name) = (path.LastIndexOf('/'), path.Split('/')[^1]);
        string? words = JsonValues.At(output, $"{path[..(slash + 1)]}msgRslt").FirstOrDefault();
        return $"{name} {JsonValues.At(output, path).FirstOrDefault()}: {words}".TrimEnd(' ', ':');
    }

    private (string Path, string Wanted) Condition(string transaction)
    {
        string[] halves = DoneWhen.GetValueOrDefault(transaction, TwoLevels).Split('=', 2); // the catalogue has checked that there are two
        return (halves[0].Trim(), halves[1].Trim());
    }
}

/// <summary>What an infcode says.</summary>
public enum CodeMeaning
{
    Done,
    Refused,

    /// <summary>It may or may not have acted.</summary>
    Unknown,
}
