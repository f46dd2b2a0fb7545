using System.Buffers.Binary;
using System.Text;
using Gateway.Adapter.Dbf.Layout;
using Gateway.Adapter.Dbf.Values;

namespace Gateway.Adapter.Dbf.Writing;

/// <summary>Writes one table: header, field descriptions, rows. Where bytes mean nothing they are zero.</summary>
internal sealed class TableWriter(Table table, Encoding encoding, MessageWriting writing)
{
    private const int Piece = 32, Backlink = 263;
    private const byte Terminator = 0x0D, EndMark = 0x1A, HiddenBinary = 0x05, Nullable = 0x02;
    private readonly MemoWriter memo = new(table.Layout);

    private bool HasMemo => table.Fields.Any(one => one.IsMemo);

    private int HeaderLength => (Piece * (1 + table.Fields.Length + (table.NullFlagBytes > 0 ? 1 : 0))) + 1 + (table.IsVisual ? Backlink : 0);

    /// <summary>The table's file.</summary>
    /// <param name="group">The table's own node: its header may say date and language.</param>
    /// <param name="rows">Its rows, and which of them are deleted, in order.</param>
    public byte[] Write(SourceNode group, IReadOnlyList<(SourceNode Row, bool IsDeleted)> rows)
    {
        int end = HeaderLength + (rows.Count * table.RowLength);
        byte[] file = new byte[end + (table.Layout.LastMark == LastMark.Written ? 1 : 0)];
        Header(file, group.Child(Table.Header), rows.Count);
        for (int index = 0; index < rows.Count && !writing.Issues.IsFull; index++)
        {
            Row(file.AsSpan(HeaderLength + (index * table.RowLength), table.RowLength), rows[index].Row, rows[index].IsDeleted);
        }

        if (file.Length > end)
        {
            file[end] = EndMark;
        }

        return file;
    }

    /// <summary>The memo file and its extension; null where the table has no memo fields.</summary>
    public (string Extension, byte[] Bytes)? Memo() => HasMemo ? (memo.IsDbase ? ".dbt" : ".fpt", memo.Finish()) : null;

    private void Header(Span<byte> file, SourceNode header, int rows)
    {
        file[0] = FirstByte();
        if (header.Child(Table.Date) is { Text: { } date } at && !HeaderDate.TryWrite(date, file.Slice(1, 3), table.Layout.Year))
        {
            writing.Fault(at, "Expected a day as yyyy-MM-dd from 1900 to 2155.");
        }

        BinaryPrimitives.WriteInt32LittleEndian(file[4..], rows);
        BinaryPrimitives.WriteUInt16LittleEndian(file[8..], (ushort)HeaderLength);
        BinaryPrimitives.WriteUInt16LittleEndian(file[10..], (ushort)table.RowLength);
        Convert.FromHexString(table.Layout.Reserved).CopyTo(file[12..]);
        file[28] = (byte)(HasMemo && table.IsVisual ? 2 : 0);
        file[29] = Language(header.Child(Table.Language));
        int offset = 1;
        for (int index = 0; index < table.Fields.Length; index++)
        {
            FieldSpec field = table.Fields[index];
            Describe(file.Slice(Piece * (index + 1), Piece), table.Layout.Fields[index].Split(' ')[0], field, ref offset);
        }

        if (table.NullFlagBytes > 0)
        {
            Span<byte> hidden = file.Slice(Piece * (table.Fields.Length + 1), Piece);
            Describe(hidden, "_NullFlags", new FieldSpec("_NullFlags", '0', table.NullFlagBytes, 0, false), ref offset);
            hidden[18] = HiddenBinary;
        }

        file[HeaderLength - (table.IsVisual ? Backlink : 0) - 1] = Terminator;
    }

    private byte FirstByte() => (table.Layout.Version, HasMemo) switch
    {
        (Layout.Version.VisualFoxpro, _) => 0x30,
        (Layout.Version.VisualFoxproCounting, _) => 0x31,
        (Layout.Version.Dbase3, true) => 0x83,
        (Layout.Version.Dbase4, true) => 0x8B,
        (Layout.Version.Foxpro2, true) => 0xF5,
        _ => 0x03,
    };

    private byte Language(SourceNode said)
    {
        if (said.Text is null)
        {
            return (byte)table.Layout.Language;
        }

        if (!byte.TryParse(said.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out byte number))
        {
            writing.Fault(said, "Expected 0 to 255.");
        }

        return number;
    }

    private void Describe(Span<byte> description, string name, FieldSpec field, ref int offset)
    {
        encoding.GetBytes(name, description[..11]); // asked for when the layout was opened
        description[11] = (byte)field.Type;
        if (table.Layout.Places ?? (table.IsVisual || table.Layout.Version == Layout.Version.Foxpro2))
        {
            BinaryPrimitives.WriteInt32LittleEndian(description[12..], offset);
        }

        description[16] = (byte)field.Length;
        description[17] = (byte)(field.Type == 'C' ? field.Length >> 8 : field.Decimals);
        description[18] = field.IsNullable ? Nullable : (byte)0;
        offset += field.Length;
    }

    private void Row(Span<byte> row, SourceNode node, bool isDeleted)
    {
        row[0] = (byte)(isDeleted ? '*' : ' ');
        var values = new ValueWriter(table, encoding, writing, memo);
        (int offset, int nullBit) = (1, 0);
        foreach (FieldSpec field in table.Fields)
        {
            SourceNode value = node.Child(field.Name);
            values.Write(field, value, row.Slice(offset, field.Length));
            offset += field.Length;
            if (field.IsNullable)
            {
                int bit = nullBit++;
                row[^(table.NullFlagBytes - (bit / 8))] |= (byte)(value.Text is null ? 1 << (bit % 8) : 0);
            }
        }
    }
}
