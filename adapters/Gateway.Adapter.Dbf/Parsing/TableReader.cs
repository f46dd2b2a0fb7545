using System.Globalization;
using Gateway.Adapter.Dbf.Layout;
using Gateway.Adapter.Dbf.Values;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>Reads one table of a message: its fields are found once, its rows one after the other.</summary>
internal sealed class TableReader(Table table, TableHeader header, MemoFile? memo, MessageReading reading, ReadOnlyMemory<byte> message)
{
    private const byte Live = (byte)' ', DeletedMark = (byte)'*', EndMark = 0x1A;

    private readonly Column?[] columns = new Column?[table.Fields.Length]; // by the layout's order
    private readonly ValueReader values = new(table, header, memo, reading, message);

    public Table Table => table;

    /// <summary>Rows that are there.</summary>
    public int Rows { get; private set; }

    /// <summary>Where a row begins in the message.</summary>
    public int At(int row) => header.FirstRow + (row * header.RowLength);

    /// <summary>Compares the table's fields and rows with what the layout and its own header say.</summary>
    /// <returns>Whether its rows can be read.</returns>
    public bool Prepare()
    {
        FindColumns();
        CountRows();
        return !reading.Issues.HasErrors;
    }

    /// <summary>Adds what the header says.</summary>
    public void ReadHeader(bool isPart)
    {
        ReadOnlySpan<byte> file = message.Span.Slice(header.Part.Offset, header.Part.Length);
        if (isPart)
        {
            reading.Value(Table.FileName, header.Part.Name, header.Part.Offset, 0);
        }

        reading.Record.Open(Table.Header, header.Part.Offset);
        reading.Value(Table.Date, HeaderDate.Read(file[1..], table.Layout.Year), header.Part.Offset + 1, 3);
        reading.Value(Table.Language, file[29].ToString(CultureInfo.InvariantCulture), header.Part.Offset + 29, 1);
        reading.Record.Close(header.FirstRow);
    }

    /// <summary>Adds the rows.</summary>
    /// <param name="liveToo">False where live rows are joined with those of other tables.</param>
    public void ReadRows(bool liveToo)
    {
        for (int row = 0; row < Rows && !reading.IsStopped; row++)
        {
            if ((liveToo || (IsDeleted(row) && table.Layout.Deleted == DeletedRows.Apart)) && Wanted(row, out string name) && reading.TryOpen(name, At(row)))
            {
                ReadFields(row, []);
                reading.Record.Close(At(row) + header.RowLength);
            }
        }
    }

    /// <summary>Adds the fields of one row to the open group.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="without">Names that are there already.</param>
    public void ReadFields(int row, ReadOnlySpan<string> without)
    {
        for (int index = 0; index < columns.Length; index++)
        {
            if (columns[index] is { } column && without.IndexOf(table.Fields[index].Name) < 0)
            {
                values.Read(table.Fields[index].Name, column, At(row));
            }
        }
    }

    /// <summary>Whether a row is read, and under which name.</summary>
    public bool Wanted(int row, out string name)
    {
        byte mark = message.Span[At(row)];
        name = mark == DeletedMark ? Table.Deleted : Table.Row;
        if (mark is not (Live or DeletedMark))
        {
            reading.Fault(IssueCodes.StructureUnreadable, At(row), 1, "Expected a blank or * before a row.");
            return false;
        }

        if (mark == DeletedMark && table.Layout.Deleted == DeletedRows.Refused)
        {
            reading.Fault(IssueCodes.StructureUnreadable, At(row), 1, "Expected no row that is marked as deleted; the layout's member 'deleted' says what else may become of it.");
            return false;
        }

        return mark == Live || table.Layout.Deleted == DeletedRows.Apart;
    }

    /// <summary>A row's value in one field as it stands there, without the blanks around.</summary>
    public ReadOnlySpan<byte> ValueOf(int row, string field)
    {
        Column column = columns[FieldAt(field)] ?? default; // a table whose fields are missing was refused before
        ReadOnlySpan<byte> value = message.Span.Slice(At(row) + column.Offset, column.Length);
        return column.Type is 'C' or 'N' or 'F' or 'D' ? value.Trim(" \0"u8) : value;
    }

    private bool IsDeleted(int row) => message.Span[At(row)] == DeletedMark;

    private int FieldAt(string name)
    {
        int index = 0;
        while (table.Fields[index].Name != name)
        {
            index++;
        }

        return index;
    }

    private void FindColumns()
    {
        foreach (Column column in header.Columns)
        {
            int index = table.IndexOf(message.Span.Slice(column.At, column.NameLength));
            if (index < 0 || columns[index] is not null)
            {
                if (index >= 0 || table.Layout.OtherFields == OtherFields.Refused)
                {
                    reading.Fault(IssueCodes.StructureUnreadable, column.At, TableHeader.Piece, $"Expected only the fields of {table.Name} that the layout names, each once.");
                }

                continue;
            }

            columns[index] = column;
            if (column.Type != table.Fields[index].Type || !ValueReader.Takes(column))
            {
                reading.Fault(IssueCodes.StructureUnreadable, column.At + 11, 6, $"Expected {table.Fields[index].Name} to be of type {table.Fields[index].Type}, as long as that type is.");
            }
        }

        foreach (FieldSpec missing in table.Fields.Where((field, index) => columns[index] is null && !field.IsOptional))
        {
            reading.Fault(IssueCodes.ValueMissing, header.Part.Offset + TableHeader.Piece, 0, $"Expected a field {missing.Name} in {table.Name}.");
        }
    }

    private void CountRows()
    {
        int end = header.Part.Offset + header.Part.Length;
        long there = (end - header.FirstRow) / header.RowLength, promisedEnd = header.FirstRow + (header.Rows * header.RowLength);
        bool isMarked = end > header.FirstRow && message.Span[end - 1] == EndMark;
        if (promisedEnd != end && (promisedEnd != end - 1 || !isMarked))
        {
            IssueCode code = there == header.Rows ? IssueCodes.StructureUnreadable : IssueCodes.CountWrong;
            reading.Fault(code, header.Part.Offset + 4, 4, $"Expected {header.Rows} rows and nothing behind them but 1A; {there} rows are there.");
            return;
        }

        Rows = (int)there;
        if (table.Layout.MostRows > 0 && Rows > table.Layout.MostRows)
        {
            reading.Fault(IssueCodes.LimitExceeded, header.Part.Offset + 4, 4, $"Expected at most {table.Layout.MostRows} rows in one message; {Rows} are there.");
        }
    }
}
