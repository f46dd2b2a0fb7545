using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One row of a mapping table as a spreadsheet shows it: to show a person which row did something.</summary>
/// <param name="Row">Numbered as a spreadsheet numbers it: the header is 1.</param>
/// <param name="Cells">Column to text; empty cells are left out.</param>
public sealed record TableCells(int Row, ImmutableDictionary<string, string> Cells)
{
    /// <summary>A cell; empty where nothing stands.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>Every row of a table.</summary>
    /// <param name="root">The mappings folder.</param>
    /// <param name="file">Below it, with <c>/</c>: <c>sources/fujian-ini/1.0/mzsf.csv</c>.</param>
    /// <returns>Empty when there is no such table, or it lies outside the folder.</returns>
    public static ImmutableArray<TableCells> Read(string root, string file)
    {
        string folder = Path.GetFullPath(root), path = Path.GetFullPath(Path.Combine(folder, file));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || FileBytes.Read(path, file, new FaultList()) is not { } bytes)
        {
            return [];
        }

        using (bytes)
        {
            List<ImmutableArray<string>> rows = CsvText.Rows(bytes.Text);
            return rows.Count == 0 ? [] : [.. rows.Select((cells, index) => new TableCells(index + 1, Named(rows[0], cells))).Skip(1)];
        }
    }

    private static ImmutableDictionary<string, string> Named(ImmutableArray<string> header, ImmutableArray<string> cells) =>
        header.Zip(cells).Where(cell => cell.Second.Length > 0).DistinctBy(cell => cell.First, StringComparer.Ordinal).ToImmutableDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
}
