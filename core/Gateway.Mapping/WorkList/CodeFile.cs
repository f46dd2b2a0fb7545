using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Appends rows to <c>codes/CONCEPT.csv</c> and leaves everything else as it is: byte order mark, line ends, columns and their order.</summary>
internal static class CodeFile
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>The file with the rows behind its last one.</summary>
    /// <param name="old">As it is; null for a table that is not there yet.</param>
    /// <param name="rows">Cells by column. A column that the file has not and a row needs is added at the right.</param>
    public static byte[] Append(byte[]? old, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        IReadOnlyDictionary<string, string>[] added = [.. rows];
        string text = old is null ? string.Join(',', CodeTable.Columns) + "\n" : Utf8.GetString(old);
        string end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        ImmutableArray<string> columns = [.. CsvText.Rows(text)[0].Select(column => column.Trim())];
        string[] more = [.. CodeTable.Columns.Where(column => !columns.Contains(column) && added.Any(row => row.GetValueOrDefault(column, "").Length > 0))];
        if (more.Length > 0)
        {
            int header = text.AsSpan().IndexOfAny('\r', '\n') is var at and >= 0 ? at : text.Length;
            text = $"{text[..header]},{string.Join(',', more)}{text[header..]}";
            columns = [.. columns, .. more];
        }

        var extended = new StringBuilder(text);
        if (!text.EndsWith('\n'))
        {
            extended.Append(end);
        }

        foreach (IReadOnlyDictionary<string, string> row in added)
        {
            extended.AppendJoin(',', columns.Select(column => SpreadsheetCell.Plain(row.GetValueOrDefault(column, "")))).Append(end);
        }

        return Utf8.GetBytes(extended.ToString());
    }
}
