using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>A small table of knowledge beside the platform tables: CSV with a header row.</summary>
internal sealed class KnowledgeTable
{
    private KnowledgeTable(ImmutableArray<KnowledgeRow> rows) => Rows = rows;

    public ImmutableArray<KnowledgeRow> Rows { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="file">UTF-8 with or without byte order mark.</param>
    /// <param name="columns">Columns that must be there; others are let be.</param>
    public static Outcome<KnowledgeTable> Load(string file, string[] columns)
    {
        if (!File.Exists(file))
        {
            return Outcome.Refused<KnowledgeTable>(PlanCheck.Fault(file, "Expected this file."));
        }

        List<ImmutableArray<string>> lines = CsvText.Rows(File.ReadAllText(file));
        FrozenDictionary<string, int> header = (lines.Count == 0 ? [] : lines[0]).Select((name, at) => (Name: name.Trim(), At: at)).DistinctBy(column => column.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(column => column.Name, column => column.At, StringComparer.Ordinal);
        string[] missing = [.. columns.Where(column => !header.ContainsKey(column))];
        return missing.Length > 0
            ? Outcome.Refused<KnowledgeTable>(PlanCheck.Fault($"{file}:1", $"Expected the columns {string.Join(", ", missing)}."))
            : Outcome.Of(new KnowledgeTable([.. lines.Select((cells, at) => new KnowledgeRow(file, at + 1, header, cells)).Skip(1).Where(row => !row.IsBlank)]));
    }
}

/// <summary>One row.</summary>
internal sealed class KnowledgeRow(string file, int number, FrozenDictionary<string, int> header, ImmutableArray<string> cells)
{
    /// <summary>Its line as a spreadsheet counts.</summary>
    public int Number => number;

    public bool IsBlank => cells.All(string.IsNullOrWhiteSpace);

    /// <summary>A cell's text; empty where the row is too short.</summary>
    public string this[string column] => header.TryGetValue(column, out int at) && at < cells.Length ? cells[at].Trim() : "";

    /// <summary><c>folder/file:row</c>.</summary>
    public string Place => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}:{number}";

    public Issue Fault(string column, string reason) => PlanCheck.Fault($"{file}:{number}:{column}", reason);
}
