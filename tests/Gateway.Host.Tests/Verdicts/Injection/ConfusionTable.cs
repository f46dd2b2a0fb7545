using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>Which party was told where which had failed: a row for each that failed, a column for each that was told.</summary>
internal sealed class ConfusionTable(IReadOnlyCollection<TriedFault> tried)
{
    private const int Wide = 46, Narrow = 9;

    public int Right => tried.Count(one => one.IsRight);

    /// <summary>0 to 1.</summary>
    public double Share => tried.Count == 0 ? 0 : (double)Right / tried.Count;

    public IEnumerable<TriedFault> Wrong => tried.Where(one => !one.IsRight);

    /// <summary>By party, then by kind, then what was told wrong with its evidence.</summary>
    public override string ToString()
    {
        Party?[] told = [.. Enum.GetValues<Party>().Select(party => (Party?)party), .. tried.Any(one => one.Told.Party is null) ? (Party?[])[null] : []];
        var text = new StringBuilder();
        Line(text, "failed \\ told", [.. told.Select(TriedFault.Word)]);
        foreach (IGrouping<Party, TriedFault> party in tried.GroupBy(one => one.Fault.Guilty).OrderBy(group => group.Key))
        {
            Line(text, TriedFault.Word(party.Key), Counts(party, told));
        }

        text.AppendLine();
        Line(text, "kind", [.. told.Select(TriedFault.Word)]);
        foreach (IGrouping<string, TriedFault> kind in tried.GroupBy(one => one.Fault.Kind, StringComparer.Ordinal).OrderBy(group => group.First().Fault.Guilty).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            Line(text, kind.Key, Counts(kind, told));
        }

        text.AppendLine();
        foreach (TriedFault wrong in Wrong)
        {
            text.AppendLine(wrong.ToString());
        }

        return text.Append(CultureInfo.InvariantCulture, $"{tried.Count} faults of {tried.Select(one => one.Fault.Kind).Distinct(StringComparer.Ordinal).Count()} kinds: {Right} told right, {100 * Share:0.0} %").ToString();
    }

    private static string[] Counts(IEnumerable<TriedFault> group, Party?[] told) =>
        [.. told.Select(party => group.Count(one => one.Told.Party == party) is > 0 and var count ? count.ToString(CultureInfo.InvariantCulture) : ".")];

    private static void Line(StringBuilder text, string head, string[] cells) =>
        text.AppendLine(head.PadRight(Wide) + string.Concat(cells.Select(cell => cell.PadLeft(Narrow))));
}
