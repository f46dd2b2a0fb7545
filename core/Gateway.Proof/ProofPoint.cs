using System.Globalization;

namespace Gateway.Proof;

/// <summary>One trial, as a line that does not hold names it.</summary>
/// <param name="Name">Of the point, e.g. <c>AfterPrepared</c> or <c>an hour back</c>.</param>
/// <param name="Times">At which visit to it; 1 where that means nothing.</param>
internal sealed record ProofPoint(string Name, int Times)
{
    /// <summary>Reads <c>AfterPrepared:7</c>; without a number it is the first visit.</summary>
    public static ProofPoint Parse(string text) => text.Split(':') is [var name, var times] && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out int visit) && visit > 0
        ? new ProofPoint(name, visit)
        : new ProofPoint(text, 1);
}
