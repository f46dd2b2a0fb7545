using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A CSV table with a header row. Rows are numbered as a spreadsheet numbers them: the header is row 1.</summary>
internal sealed class TableFile
{
    private readonly TableHeader header;

    private TableFile(string name, TableHeader header, List<ImmutableArray<string>> rows)
    {
        (Name, this.header) = (name, header);
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
        using FileBytes? file = FileBytes.Read(path, name, faults);
        return file is null ? null : Parse(file.Text, name, needed, allowed, faults);
    }

    /// <summary>Reads a table from text.</summary>
    public static TableFile? Parse(string csv, string name, ImmutableArray<string> needed, ImmutableArray<string> allowed, FaultList faults)
    {
        List<ImmutableArray<string>> rows = CsvText.Rows(csv);
        return TableHeader.Read(rows.Count == 0 ? [] : rows[0], name, needed, allowed, faults) is { } header ? new TableFile(name, header, rows) : null;
    }

    internal int IndexOf(string column) => header.IndexOf(column);
}
