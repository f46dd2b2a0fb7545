using System.Collections.Immutable;
using System.Text.Json;

namespace Gateway.Platform;

/// <summary>What this platform's answers mean beside what all provinces agree on.</summary>
public sealed record DialectAnswer
{
    /// <summary>By <c>infcode</c>, number or text alike; a code that is not here is unknown. What middleware makes up belongs to <see cref="CodeMeaning.Unknown"/>.</summary>
    public ImmutableSortedDictionary<string, CodeMeaning> Codes { get; init; } =
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("0", CodeMeaning.Done), KeyValuePair.Create("-1", CodeMeaning.Refused)]);

    /// <summary>Beginnings of <c>err_msg</c> that make a refusal of a code that says done.</summary>
    public ImmutableArray<string> NotDone { get; init; } = ["FSI-"];

    /// <summary>By transaction: where <c>output</c> says whether it was done, as <c>result/retRslt=1</c>. Another value is a refusal, none leaves it unknown.</summary>
    public ImmutableSortedDictionary<string, string> DoneWhen { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("3505A", "result/retRslt=1");

    internal CodeMeaning MeaningOf(string code) => Codes.GetValueOrDefault(code, CodeMeaning.Unknown);

    internal bool IsError(string text) => NotDone.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Whether the output itself says that it was done; null when it does not say.</summary>
    internal bool? IsDone(string transaction, JsonElement output)
    {
        if (!DoneWhen.TryGetValue(transaction, out string? condition))
        {
            return true;
        }

        string[] halves = condition.Split('=', 2);
        string? said = JsonValues.At(output, halves[0].Trim()).FirstOrDefault();
        return said is null ? null : said == halves[1].Trim(); // the catalogue has checked that there are two
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
