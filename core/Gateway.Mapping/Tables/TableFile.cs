using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A CSV table with a header row. Rows are numbered as a spreadsheet numbers them: the header is row 1.</summary>
internal sealed class TableFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, int> columns;

    private TableFile(string name, Dictionary<string, int> columns, List<ImmutableArray<string>> rows)
    {
        (Name, this.columns) = (name, columns);
        Rows = [.. rows.Select((cells, index) => new TableRow(this, index + 1, cells)).Skip(1).Where(row => row.HoldsAnything)];
    }

    /// <summary>Path below the mappings folder.</summary>
    public string Name { get; }

    /// <summary>Rows that hold anything.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    /// <summary>Reads a table and checks its header.</summary>
    /// <returns>Null when it cannot be used; the faults say why.</returns>
    public static TableFile? Load(string path, string name, ImmutableArray<string> needed, ImmutableArray<string> allowed, FaultList faults)
    {
        try
        {
            return Parse(StrictUtf8.GetString(File.ReadAllBytes(path)), name, needed, allowed, faults);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            faults.Add(IssueCodes.FileUnreadable, name, "Expected a file that can be read.");
        }
        catch (DecoderFallbackException)
        {
            faults.Add(IssueCodes.FileUnreadable, name, "Expected UTF-8: in Excel and WPS save as 'CSV UTF-8'.");
        }

        return null;
    }

    /// <summary>Reads a table from text.</summary>
    public static TableFile? Parse(string csv, string name, ImmutableArray<string> needed, ImmutableArray<string> allowed, FaultList faults)
    {
        List<ImmutableArray<string>> rows = CsvText.Rows(csv);
        if (rows.Count == 0)
        {
            faults.Add(IssueCodes.ColumnWrong, $"{name}:1", $"Expected a header row: {string.Join(',', allowed)}.");
            return null;
        }

        var header = new Dictionary<string, int>();
        int before = faults.Count;
        for (int at = 0; at < rows[0].Length; at++)
        {
            string column = rows[0][at].Trim();
            if (column.Length > 0 && (!allowed.Contains(column) || !header.TryAdd(column, at)))
            {
                faults.Add(IssueCodes.ColumnWrong, $"{name}:1:{column}", header.ContainsKey(column) ? "Expected each column once." : $"Expected one of {string.Join(", ", allowed)}.{NearestName.Hint(column, allowed)}");
            }
        }

        foreach (string missing in needed.Where(column => !header.ContainsKey(column)))
        {
            faults.Add(IssueCodes.ColumnWrong, $"{name}:1:{missing}", $"Expected a column '{missing}'.");
        }

        return faults.Count > before ? null : new TableFile(name, header, rows);
    }

    internal int IndexOf(string column) => columns.GetValueOrDefault(column, -1);
}
