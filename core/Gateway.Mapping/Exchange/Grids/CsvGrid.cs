using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>CSV text to cells and back. Reads comma, semicolon and tab; writes comma (RFC 4180).</summary>
internal static class CsvGrid
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads a file's text.</summary>
    /// <param name="name">The file's name for locations.</param>
    public static Grid Read(string text, string name) =>
        new(name, null, [.. CsvText.Rows(text, SeparatorOf(text)).Select(row => row.Select(cell => new GridCell(cell.Trim(), GridCellKind.Text)).ToImmutableArray())]);

    /// <summary>What separates the columns: the one of comma, semicolon and tab that the header row has most of; a comma where it has none.</summary>
    public static char SeparatorOf(string text)
    {
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        string header = end < 0 ? text : text[..end];
        return Separators.MaxBy(separator => header.Count(letter => letter == separator));
    }

    /// <summary>Writes rows; a cell is quoted only where it has to be.</summary>
    /// <param name="lineEnd">Behind each row.</param>
    public static string Write(IEnumerable<ImmutableArray<string>> rows, string lineEnd)
    {
        var text = new StringBuilder();
        foreach (ImmutableArray<string> row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append(lineEnd);
        }

        return text.ToString();
    }

    private static string Cell(string cell)
    {
        bool needsQuotes = cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || cell.StartsWith('\uFEFF') || cell != cell.Trim();
        return needsQuotes ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
