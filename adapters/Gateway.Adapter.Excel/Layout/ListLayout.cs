using System.Buffers;
using System.Collections.Immutable;

namespace Gateway.Adapter.Excel.Layout;

/// <summary>One kind of list: a sheet with a header row and rows below it.</summary>
internal sealed record ListLayout
{
    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    public string Name { get; init; } = "";

    /// <summary>Names of the sheets that hold it; empty for every sheet with its header.</summary>
    public ImmutableArray<string> Sheets { get; init; } = [];

    /// <summary>The columns by their headers.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Columns that may be missing.</summary>
    public ImmutableArray<string> Optional { get; init; } = [];

    public OtherColumns OtherColumns { get; init; }

    /// <summary>Words that begin a row of totals.</summary>
    public ImmutableArray<string> Totals { get; init; } = [];

    /// <summary>Whether each cell of a merged range has its value; else only the first one.</summary>
    public bool FillMerged { get; init; }

    /// <summary>The columns that have to be in a header row.</summary>
    public IEnumerable<string> Needed => Columns.Except(Optional, StringComparer.Ordinal);

    public bool Takes(string sheet) => Sheets.IsEmpty || Sheets.Contains(sheet, StringComparer.Ordinal);

    public IEnumerable<Issue> Faults(string member)
    {
        if (!IsName(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path.");
        }

        if (!Needed.Any())
        {
            yield return LayoutReader.Wrong($"{member}.columns", "Expected the headers of the columns, at least one of them not optional.");
        }

        for (int index = 0; index < Columns.Length; index++)
        {
            if (!IsName(Columns[index]) || Columns.IndexOf(Columns[index]) < index)
            {
                yield return LayoutReader.Wrong($"{member}.columns[{index}]", "Expected a name that can stand in a path, different from those before it.");
            }
        }

        foreach (string stranger in Optional.Except(Columns, StringComparer.Ordinal))
        {
            yield return LayoutReader.Wrong($"{member}.optional[{Optional.IndexOf(stranger)}]", "Expected one of the columns.");
        }
    }

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && !name.AsSpan().ContainsAny(PathMarks);
}
