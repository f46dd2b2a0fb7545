using System.Buffers;
using Gateway.Adapter.Rows.Layout;

namespace Gateway.Adapter.Rows.Parsing;

/// <summary>Reads an exported table: the first line names the columns and so the table, each further line is a row.</summary>
internal sealed class CsvReader(TableSet tables, MessageReading reading)
{
    private int at = TextLines.ByteOrderMark(reading.Bytes);

    public void Read()
    {
        int start = at;
        List<string>? header = Header();
        if (header is null)
        {
            return;
        }

        if (tables.Of(header) is not { } table)
        {
            reading.Fault(IssueCodes.MessageUnknown, start, at - start, $"Expected an INSERT statement, or a line with the columns of one of: {string.Join(", ", tables.Names)}.");
            return;
        }

        string[] columns = [.. header.Select(column => table.Find(column) ?? column)];
        while (at < reading.Shape.Length && !reading.IsStopped)
        {
            Row(table, columns);
        }
    }

    private List<string>? Header()
    {
        var names = new List<string>();
        CsvCell cell;
        do
        {
            int start = at;
            cell = CsvCell.Next(reading.Shape, ref at);
            if (cell.IsBroken || cell.Length == 0 || names.Count >= RowScriptReader.MostValues)
            {
                reading.Fault(IssueCodes.StructureUnreadable, start, at - start, $"Expected a column's name, at most {RowScriptReader.MostValues} of them.");
                return null;
            }

            if (!reading.TryText(cell.Offset, cell.Length, out string name))
            {
                return null;
            }

            names.Add(name.Trim());
        }
        while (!cell.IsLast);
        return names;
    }

    private void Row(KnownTable table, string[] columns)
    {
        int start = at, count = 0;
        if (!reading.TryOpen(table.Name, start))
        {
            return;
        }

        CsvCell cell;
        do
        {
            cell = CsvCell.Next(reading.Shape, ref at);
            if (cell.IsBroken)
            {
                reading.Fault(IssueCodes.StructureUnreadable, cell.Offset, cell.Length, "Expected a closing quote and a comma or the line's end behind it.");
            }
            else if (count < columns.Length)
            {
                Value(columns[count], cell);
            }

            count++;
        }
        while (!cell.IsLast && !reading.IsStopped);
        if (count != columns.Length && !reading.IsStopped)
        {
            reading.Fault(IssueCodes.CountWrong, start, at - start, $"Expected {columns.Length} cells, one for each column.");
        }

        reading.Record.Close(at);
    }

    private void Value(string column, CsvCell cell)
    {
        if (!cell.HasDoubled)
        {
            reading.Value(column, cell.Offset, cell.Length);
        }
        else
        {
            Undoubled(column, cell);
        }
    }

    // One string for the whole cell: quotes that stand twice are taken out before it is made.
    private void Undoubled(string column, CsvCell cell)
    {
        char[] room = ArrayPool<char>.Shared.Rent(cell.Length);
        if (reading.TryText(cell.Offset, cell.Length, room, out int written))
        {
            int kept = 0;
            for (int from = 0; from < written; from++)
            {
                room[kept++] = room[from];
                from += room[from] == '"' ? 1 : 0; // its twin
            }

            reading.Value(column, new string(room, 0, kept), cell.Offset, cell.Length);
        }

        ArrayPool<char>.Shared.Return(room);
    }
}
