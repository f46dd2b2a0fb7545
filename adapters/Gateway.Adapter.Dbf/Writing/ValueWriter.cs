using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Gateway.Adapter.Dbf.Layout;
using Gateway.Adapter.Dbf.Values;

namespace Gateway.Adapter.Dbf.Writing;

/// <summary>Fills one field of a row.</summary>
internal sealed class ValueWriter(Table table, Encoding encoding, MessageWriting writing, MemoWriter memo)
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Writes a value; nothing leaves the field empty.</summary>
    /// <param name="field">What stands there.</param>
    /// <param name="node">The value; may be absent.</param>
    /// <param name="room">The field's bytes, zeros so far.</param>
    public void Write(FieldSpec field, SourceNode node, Span<byte> room)
    {
        string text = node.Text ?? "";
        if (node.IsGroup)
        {
            writing.Fault(node, "Expected a plain value.");
            return;
        }

        bool isWritten = field.Type switch
        {
            'C' or 'L' or 'D' => TryText(field, node, text, room),
            'N' or 'F' => TryNumber(field, text, room),
            'M' => TryMemo(node, text, room),
            _ => text.Length == 0 || TryBinary(field.Type, text, room),
        };
        if (!isWritten)
        {
            writing.Fault(node, $"Expected what a field {field.Type}{field.Length}{(field.Decimals > 0 ? $".{field.Decimals}" : "")} can hold.");
        }
    }

    private bool TryText(FieldSpec field, SourceNode node, string text, Span<byte> room)
    {
        room.Fill(field.Type == 'C' && table.Layout.Padding == Padding.Nul ? (byte)0 : (byte)' ');
        byte[] bytes = Bytes(node, text);
        bool isCut = bytes.Length > room.Length && field.Type == 'C' && table.Layout.TooLong == TooLong.Cut;
        if (isCut)
        {
            bytes = Cut(text, room.Length);
        }

        bool fits = field.Type == 'D' ? bytes.Length is 0 or 8 : bytes.Length <= room.Length;
        if (fits)
        {
            bytes.CopyTo(room);
        }

        return fits;
    }

    private byte[] Cut(string text, int most)
    {
        int kept = text.Length;
        while (encoding.GetByteCount(text.AsSpan(0, kept)) > most)
        {
            kept -= kept >= 2 && char.IsLowSurrogate(text[kept - 1]) ? 2 : 1;
        }

        return encoding.GetBytes(text[..kept]);
    }

    private byte[] Bytes(SourceNode node, string text)
    {
        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            writing.Fault(node, $"Expected characters that {encoding.WebName} has.");
            return [];
        }
    }

    // Text and not a rounded number: what does not fit is refused. Half of what FoxPro shows as stars was once an amount.
    private static bool TryNumber(FieldSpec field, string text, Span<byte> room)
    {
        room.Fill((byte)' ');
        if (text.Length == 0)
        {
            return true;
        }

        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out decimal number) || decimal.Round(number, field.Decimals) != number)
        {
            return false;
        }

        string written = number.ToString($"F{field.Decimals}", CultureInfo.InvariantCulture);
        bool fits = written.Length <= room.Length;
        if (fits)
        {
            Encoding.ASCII.GetBytes(written, room[^written.Length..]);
        }

        return fits;
    }

    private static bool TryBinary(char type, string text, Span<byte> room)
    {
        switch (type)
        {
            case 'I' when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole):
                BinaryPrimitives.WriteInt32LittleEndian(room, whole);
                return true;
            case 'B' when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number):
                BinaryPrimitives.WriteDoubleLittleEndian(room, number);
                return true;
            case 'Y' when decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out decimal amount) && decimal.Round(amount, 4) == amount && Math.Abs(amount) < long.MaxValue / 10_000:
                BinaryPrimitives.WriteInt64LittleEndian(room, (long)(amount * 10_000));
                return true;
            case 'T':
                return JulianTime.TryWrite(text, room);
            default:
                return false;
        }
    }

    private bool TryMemo(SourceNode node, string text, Span<byte> room)
    {
        byte[] bytes = Bytes(node, text);
        uint block = bytes.Length == 0 ? 0 : memo.Add(bytes);
        if (room.Length == 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(room, block);
            return true;
        }

        room.Fill((byte)' ');
        string digits = block == 0 ? "" : block.ToString(table.Layout.Version == Layout.Version.Dbase4 ? "D10" : "D", CultureInfo.InvariantCulture);
        Encoding.ASCII.GetBytes(digits, room[^digits.Length..]);
        return true;
    }
}
