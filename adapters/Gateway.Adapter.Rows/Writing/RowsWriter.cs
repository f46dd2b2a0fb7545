using Gateway.Adapter.Rows.Layout;

namespace Gateway.Adapter.Rows.Writing;

/// <summary>Writes a record: its rows in their order, or its text alone.</summary>
internal sealed class RowsWriter(RowsLayout layout, TableSet tables, MessageWriting writing)
{
    /// <summary>A value that is the whole text.</summary>
    public const string Whole = "text";

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        List<SourceNode> rows = [.. record.Root.Children];
        if (layout.Writes == Notation.Text && rows.TrueForAll(row => !row.IsGroup))
        {
            Texts(record.Root);
        }
        else if (layout.Writes == Notation.Csv)
        {
            Csv(rows);
        }
        else
        {
            rows.ForEach(Statement);
        }

        return writing.Finish();
    }

    private void Texts(SourceNode root)
    {
        SourceNode whole = root.Child(Whole);
        if (whole.Exists)
        {
            writing.Text(whole.Text, whole);
            return;
        }

        for (int at = 0; at < layout.Texts.Length && root.FirstChild.Exists; at++)
        {
            SourceNode value = root.Child(layout.Texts[at]);
            if (value.Text?.Contains(layout.Separator, StringComparison.Ordinal) == true)
            {
                writing.Fault(value, "Expected a text without the separator.");
            }

            writing.Text(at == 0 ? "" : layout.Separator, value);
            writing.Text(value.Text, value);
        }
    }

    private void Statement(SourceNode row)
    {
        bool isCall = tables.Find(row.Name)?.IsCall == true;
        writing.Text(isCall ? $"exec {RowScript.Name(row.Name)}" : $"INSERT INTO {RowScript.Name(row.Name)}", row);
        if (!isCall)
        {
            Listed(row, cell => writing.Text(RowScript.Name(cell.Name), cell));
            writing.Raw(" VALUES"u8);
        }

        Listed(row, cell => writing.Text(isCall && cell.Text is null ? "''" : RowScript.Value(cell.Text), cell));
        writing.Raw(isCall ? ""u8 : ";"u8);
        writing.Raw(layout.LineEnd.Bytes());
    }

    private void Listed(SourceNode row, Action<SourceNode> write)
    {
        writing.Raw("("u8);
        foreach (SourceNode cell in row.Children)
        {
            writing.Raw(cell == row.FirstChild ? ""u8 : ","u8);
            write(cell);
        }

        writing.Raw(")"u8);
    }

    private void Csv(List<SourceNode> rows)
    {
        KnownTable? table = rows.Count == 0 ? null : tables.Find(rows[0].Name);
        foreach (SourceNode stranger in rows.Where(row => table is null || row.Name != table.Name))
        {
            writing.Fault(stranger, "Expected rows of one table of the layout.");
        }

        if (table is null || writing.Issues.HasErrors)
        {
            return;
        }

        Line(table.Columns, column => column, rows[0]);
        foreach (SourceNode row in rows)
        {
            foreach (SourceNode stranger in row.Children.Where(cell => !table.Columns.Contains(cell.Name, StringComparer.Ordinal)))
            {
                writing.Fault(stranger, "Expected a column of the layout.");
            }

            Line(table.Columns, column => row.Child(column).Text, row);
        }
    }

    private void Line(IEnumerable<string> columns, Func<string, string?> text, SourceNode at)
    {
        bool isFirst = true;
        foreach (string column in columns)
        {
            writing.Raw(isFirst ? ""u8 : ","u8);
            writing.Text(Cell(text(column) ?? ""), at);
            isFirst = false;
        }

        writing.Raw(layout.LineEnd.Bytes());
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
