using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gateway.Mapping;

/// <summary>
/// The work list as a CSV file that people fill in with Excel or WPS: UTF-8 with byte order mark, CRLF. They fill <c>target</c> (on the way back <c>code</c>) and may change <c>layer</c>;
/// <c>as_exported</c> holds the code in brackets, so that one that a spreadsheet program changed is recognised.
/// </summary>
public static class WorkListSheet
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>In the order of the file.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [
        "layer", "institution", "area", "source", "concept", "direction", "code", "display", "count", "first_seen", "last_seen", "suggestion_1", "suggestion_2", "suggestion_3",
        "target", "target_display", "equivalence", "valid_from", "valid_to", "note", "as_exported",
    ];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IEnumerable<WorkListLine> lines)
    {
        var text = new StringBuilder("\uFEFF").Append(string.Join(',', Columns)).Append("\r\n");
        foreach (WorkListLine line in lines)
        {
            text.AppendJoin(',', CellsOf(line).Select(SpreadsheetCell.Of)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal static string Exported(string code) => $"[{code}]";

    private static IEnumerable<string> CellsOf(WorkListLine line)
    {
        bool isBack = line.Direction == CodeDirection.Back;
        string Suggestion(int at) => at < line.Suggestions.Length ? $"{line.Suggestions[at].Target} {line.Suggestions[at].Display} ({line.Suggestions[at].Score.ToString(CultureInfo.InvariantCulture)}%)" : "";
        return
        [
            LayerNames.Institution, line.Institution, line.Area, line.Version.Length == 0 ? line.Source : $"{line.Source}@{line.Version}", line.Concept, isBack ? "back" : "forward", isBack ? "" : line.Code, line.Display ?? "",
            line.Count.ToString(CultureInfo.InvariantCulture), Moment(line.FirstSeen), Moment(line.LastSeen), Suggestion(0), Suggestion(1), Suggestion(2),
            isBack ? line.Code : "", "", "", "", "", "", Exported(line.Code),
        ];
    }

    private static string Moment(DateTimeOffset at) => at.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
