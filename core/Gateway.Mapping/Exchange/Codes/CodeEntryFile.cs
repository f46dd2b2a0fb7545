using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>A code table in the mappings folder: all its cells, and how it is written.</summary>
internal static class CodeEntryFile
{
    /// <summary>Reads every row with all its cells.</summary>
    public static ImmutableArray<CodeEntry> Read(string path, string name, FaultList faults) =>
        TableFile.Load(path, name, ["code", "target"], CodeTable.Columns, faults) is { } table ? [.. table.Rows.Select(row => CodeEntry.Of(column => row[column], row.At))] : [];

    /// <summary>As files of the folder are written: UTF-8, commas, line feeds.</summary>
    public static byte[] Write(IEnumerable<CodeEntry> entries) => TableText.Encode(CsvGrid.Write([CodeTable.Columns, .. entries.Select(entry => entry.Cells)], "\n"), TableText.Utf8);

    /// <summary>Has the rows checked by the reader that will load them; faults name the place that each row came from.</summary>
    public static void Check(ImmutableArray<CodeEntry> entries, FaultList faults)
    {
        const string Stand = "codes";
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Write(entries));
            var found = new FaultList();
            CodeTableFile.Load(path, Stand, found);
            faults.AddAll(found.ToImmutable().Select(fault => fault with { At = new SourceLocation(Place(fault.At.Path)), Reason = Regex.Replace(fault.Reason, $@"\b{Stand}:\d+", row => Place(row.Value + ":code"), RegexOptions.None, TimeSpan.FromSeconds(1)) }));
        }
        finally
        {
            File.Delete(path);
        }

        // file:row:column of the stand-in; row 2 is the first entry.
        string Place(string at) => at.Split(':') is [_, var row, var column] && int.TryParse(row, out int number) && number >= 2 ? entries[number - 2].At(column) : at;
    }
}
