using System.Buffers.Binary;
using System.Globalization;
using Gateway.Adapter.Dbf.Layout;
using Gateway.Adapter.Dbf.Values;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>Adds the values of rows: text as it stands there, what is binary as text.</summary>
internal sealed class ValueReader(Table table, TableHeader header, MemoFile? memo, MessageReading reading, ReadOnlyMemory<byte> message)
{
    /// <summary>Whether a field's type and length go together.</summary>
    public static bool Takes(Column column) => column.Type switch
    {
        'I' => column.Length == 4,
        'T' or 'Y' or 'B' => column.Length == 8,
        'M' => column.Length is 4 or 10,
        _ => column.Length > 0,
    };

    public void Read(string name, Column column, int row)
    {
        int at = row + column.Offset;
        if (IsNull(column, row))
        {
            reading.Value(name, null, at, column.Length);
            return;
        }

        switch (column.Type)
        {
            case 'I':
                reading.Value(name, BinaryPrimitives.ReadInt32LittleEndian(message.Span[at..]).ToString(CultureInfo.InvariantCulture), at, 4);
                break;
            case 'Y':
                reading.Value(name, (BinaryPrimitives.ReadInt64LittleEndian(message.Span[at..]) / 10_000m).ToString("F4", CultureInfo.InvariantCulture), at, 8);
                break;
            case 'B':
                ReadDouble(name, at);
                break;
            case 'T':
                ReadTime(name, at);
                break;
            case 'M':
                ReadMemo(name, at, column.Length);
                break;
            default:
                ReadText(name, at, column);
                break;
        }
    }

    private bool IsNull(Column column, int row) =>
        column.NullBit >= 0 && header.NullFlags >= 0 && header.NullFlags + (column.NullBit / 8) < header.RowLength
        && (message.Span[row + header.NullFlags + (column.NullBit / 8)] & (1 << (column.NullBit % 8))) != 0;

    private void ReadText(string name, int at, Column column)
    {
        ReadOnlySpan<byte> value = message.Span.Slice(at, column.Length);
        int end = value.TrimEnd(" \0"u8).Length, start = 0;
        if (column.Type is not 'C')
        {
            start = end - value[..end].TrimStart((byte)' ').Length;
        }
        else if (end == column.Length && table.Layout.HalfCharacter == HalfCharacter.LeftOut)
        {
            end = WholeCharacters(value);
        }

        reading.Value(name, at + start, end - start);
    }

    // GBK and UTF-8 begin every longer character with a byte from 80 on.
    private int WholeCharacters(ReadOnlySpan<byte> value)
    {
        bool isGb = reading.Encoding.CodePage == TextEncodings.Gb18030CodePage;
        int at = 0;
        while (isGb && at < value.Length && (value[at] < 0x80 || Gb18030Text.LengthAt(value, at) > 1))
        {
            at += Gb18030Text.LengthAt(value, at);
        }

        return isGb && at == value.Length - 1 ? at : value.Length;
    }

    private void ReadDouble(string name, int at)
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(message.Span[at..]);
        if (!double.IsFinite(value))
        {
            reading.Fault(IssueCodes.StructureUnreadable, at, 8, "Expected a number.");
        }

        reading.Value(name, Plain(value), at, 8);
    }

    // A decimal where it says the same; else the shortest text that leads back to the same number.
    private static string Plain(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        bool isPlain = decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal same) && (double)same == value && !double.IsNegative(value + 0.0 == 0 ? value : 1);
        return isPlain ? same.ToString(CultureInfo.InvariantCulture) : shortest;
    }

    private void ReadTime(string name, int at)
    {
        if (!JulianTime.TryRead(message.Span.Slice(at, 8), out string? text))
        {
            reading.Fault(IssueCodes.StructureUnreadable, at, 8, "Expected a Julian day and the milliseconds of that day.");
        }

        reading.Value(name, text, at, 8);
    }

    private void ReadMemo(string name, int at, int length)
    {
        ReadOnlySpan<byte> sent = message.Span.Slice(at, length);
        long block = 0;
        if (length == 4)
        {
            block = BinaryPrimitives.ReadUInt32LittleEndian(sent);
        }
        else if (sent.ContainsAnyExcept(" \0"u8) && !long.TryParse(sent.Trim(" \0"u8), NumberStyles.None, CultureInfo.InvariantCulture, out block))
        {
            reading.Fault(IssueCodes.StructureUnreadable, at, length, "Expected the number of a block of the memo file.");
        }

        (int textAt, int textLength) = (at, 0);
        if (block > 0 && memo is null)
        {
            reading.Fault(IssueCodes.ValueMissing, at, length, $"Expected the memo file of {table.Name} beside the table.");
        }
        else if (block > 0 && memo is not null && !memo.TryFind(message.Span, block, out textAt, out textLength))
        {
            reading.Fault(IssueCodes.StructureUnreadable, at, length, "Expected a block that the memo file has.");
        }

        reading.Value(name, textAt, textLength);
    }
}
