using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Inbound.Database;

/// <summary>A reply as rows: table, columns, texts.</summary>
internal static class ReplyRows
{
    /// <summary>Reads a reply: INSERT statements, or CSV whose first line names the columns; then the table is null.</summary>
    /// <exception cref="DatabaseFaultException">GW1203: it is neither.</exception>
    public static List<(string? Table, Dictionary<string, string?> Cells)> Of(ReadOnlyMemory<byte> reply, Encoding encoding)
    {
        ReadOnlyMemory<byte> shape = TextShape.Has(encoding) ? TextShape.Of(reply, encoding) : throw new DatabaseFaultException(IssueCodes.ReplyRowsUnwritable, "Rows in UTF-16 cannot be read; set Encoding to utf-8.");
        return RowScriptReader.Begins(shape.Span) ? Script(reply, shape, encoding) : Csv(encoding.GetString(reply.Span));
    }

    private static List<(string?, Dictionary<string, string?>)> Csv(string text)
    {
        List<ImmutableArray<string>> lines = CsvText.Rows(text);
        if (lines.Count < 2 || lines[0].Any(string.IsNullOrWhiteSpace))
        {
            throw new DatabaseFaultException(IssueCodes.ReplyRowsUnwritable, "Expected rows in the reply: INSERT statements, or CSV with a line of column names.");
        }

        return [.. lines.Skip(1).Select(line => ((string?)null, Cells(lines[0], line)))];
    }

    private static Dictionary<string, string?> Cells(ImmutableArray<string> columns, ImmutableArray<string> line) =>
        columns.Zip(line).ToDictionary(cell => cell.First, cell => cell.Second.Length == 0 ? null : cell.Second, StringComparer.OrdinalIgnoreCase);

    private static List<(string?, Dictionary<string, string?>)> Script(ReadOnlyMemory<byte> reply, ReadOnlyMemory<byte> shape, Encoding encoding)
    {
        var rows = new List<(string?, Dictionary<string, string?>)>();
        var script = new RowScriptReader(shape);
        while (script.TryRead(out RowStatement row))
        {
            var cells = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            for (int at = 0; at < Math.Min(row.Columns.Count, row.Values.Count); at++)
            {
                cells[Text(row.Columns[at])] = row.Values[at].Kind == RowTokenKind.Nothing ? null : Text(row.Values[at]);
            }

            rows.Add((Text(row.Name), cells));
        }

        return script.Fault is null ? rows : throw new DatabaseFaultException(IssueCodes.ReplyRowsUnwritable, $"Expected rows as INSERT statements in the reply: {script.Fault}");

        string Text(RowToken token) => RowScript.TextOf(token, encoding.GetString(reply.Span.Slice(token.Offset, token.Length)));
    }
}
