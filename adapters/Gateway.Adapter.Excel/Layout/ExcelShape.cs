using System.Collections.Frozen;

namespace Gateway.Adapter.Excel.Layout;

/// <summary>Which lists and columns a record of a layout has.</summary>
internal static class ExcelShape
{
    /// <summary>Node of a sheet's name.</summary>
    public const string Sheet = "sheet";

    /// <summary>Nodes of what stands above the header, a cell each.</summary>
    public const string Title = "title";

    /// <summary>Nodes of the rows.</summary>
    public const string Row = "row";

    /// <summary>Nodes of the rows of totals.</summary>
    public const string Total = "total";

    private static readonly RecordShape Titles = new() { Repeats = true };

    public static RecordShape Of(ExcelLayout layout) => Group(layout.Lists.Select(list => (list.Name, List(list))), repeats: false);

    private static RecordShape List(ListLayout list)
    {
        RecordShape row = Group(list.Columns.Select(column => (column, RecordShape.Value)), repeats: true);
        return Group([(Sheet, RecordShape.Value), (Title, Titles), (Row, row), (Total, row)], repeats: true);
    }

    private static RecordShape Group(IEnumerable<(string Name, RecordShape Shape)> members, bool repeats) =>
        new() { Named = members.ToFrozenDictionary(member => member.Name, member => member.Shape, StringComparer.Ordinal), Repeats = repeats };
}
