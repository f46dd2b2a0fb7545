using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>One place of one message that comes out differently under a draft.</summary>
/// <param name="Place">With positions: <c>ChargeItem[2].quantity.unit</c>, or <c>settle 2207 input.data.gend</c>.</param>
/// <param name="Old">Before; null where nothing was.</param>
/// <param name="New">After; null where nothing is.</param>
/// <param name="TableRow">The row that writes it now, or that wrote it; null where none does.</param>
/// <param name="IsMoney">Whether it is an amount of money.</param>
/// <param name="IsHidden">Whether its values may tell who somebody is.</param>
public sealed partial record ElementChange(string Place, string? Old, string? New, string? TableRow, bool IsMoney, bool IsHidden)
{
    private const string Hidden = "(hidden)";

    /// <summary>The place without positions, so that messages can be counted by it.</summary>
    public string Element => Positions().Replace(Place, match => match.Value.StartsWith(':') ? "]" : match.Value.StartsWith('#') ? "" : "[]");

    /// <summary>The old value as a report may show it.</summary>
    public string? ShownOld => Old is not null && IsHidden ? Hidden : Old;

    /// <summary>The new value as a report may show it.</summary>
    public string? ShownNew => New is not null && IsHidden ? Hidden : New;

    [GeneratedRegex(@"\[\d+\]|:\d+\]|#\d+(?= )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Positions();
}
