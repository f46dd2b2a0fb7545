using System.Buffers.Binary;
using System.Globalization;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed.Numbers;

/// <summary>Numbers as C structs hold them, and as text: whole numbers in digits, floating ones with the fewest digits that read back as the same number.</summary>
internal static class BinaryNumber
{
    /// <summary>Reads a number.</summary>
    /// <returns>False for what is no finite number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, FieldKind kind, bool isLittle, out string text)
    {
        Span<byte> little = stackalloc byte[8];
        bytes.CopyTo(little);
        if (!isLittle)
        {
            little[..bytes.Length].Reverse();
        }

        text = kind switch
        {
            FieldKind.Int8 => Digits((sbyte)little[0]),
            FieldKind.UInt8 => Digits(little[0]),
            FieldKind.Int16 => Digits(BinaryPrimitives.ReadInt16LittleEndian(little)),
            FieldKind.UInt16 => Digits(BinaryPrimitives.ReadUInt16LittleEndian(little)),
            FieldKind.Int32 => Digits(BinaryPrimitives.ReadInt32LittleEndian(little)),
            FieldKind.UInt32 => Digits(BinaryPrimitives.ReadUInt32LittleEndian(little)),
            FieldKind.Int64 => Digits(BinaryPrimitives.ReadInt64LittleEndian(little)),
            FieldKind.UInt64 => Digits(BinaryPrimitives.ReadUInt64LittleEndian(little)),
            FieldKind.Float32 => Shortest(BinaryPrimitives.ReadSingleLittleEndian(little)),
            _ => Shortest(BinaryPrimitives.ReadDoubleLittleEndian(little)),
        };
        return text.Length > 0;
    }

    /// <summary>Writes a number; nothing is zero.</summary>
    /// <returns>False for a text that is no number of this kind.</returns>
    public static bool TryWrite(string? text, FieldKind kind, bool isLittle, Span<byte> bytes)
    {
        Span<byte> little = stackalloc byte[8];
        little.Clear();
        text = string.IsNullOrEmpty(text) ? "0" : text;
        bool isNumber = kind switch
        {
            FieldKind.Int8 => sbyte.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out sbyte value) && Put((byte)value, out little[0]),
            FieldKind.UInt8 => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out little[0]),
            FieldKind.Int16 => short.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out short value) && BinaryPrimitives.TryWriteInt16LittleEndian(little, value),
            FieldKind.UInt16 => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort value) && BinaryPrimitives.TryWriteUInt16LittleEndian(little, value),
            FieldKind.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && BinaryPrimitives.TryWriteInt32LittleEndian(little, value),
            FieldKind.UInt32 => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint value) && BinaryPrimitives.TryWriteUInt32LittleEndian(little, value),
            FieldKind.Int64 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && BinaryPrimitives.TryWriteInt64LittleEndian(little, value),
            FieldKind.UInt64 => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && BinaryPrimitives.TryWriteUInt64LittleEndian(little, value),
            FieldKind.Float32 => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value) && BinaryPrimitives.TryWriteSingleLittleEndian(little, value),
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && BinaryPrimitives.TryWriteDoubleLittleEndian(little, value),
        };
        if (!isLittle)
        {
            little[..bytes.Length].Reverse();
        }

        little[..bytes.Length].CopyTo(bytes);
        return isNumber;
    }

    private static bool Put(byte value, out byte place)
    {
        place = value;
        return true;
    }

    private static string Digits(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Digits(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Shortest(double value) => double.IsFinite(value) ? Plain(value.ToString("R", CultureInfo.InvariantCulture)) : "";

    private static string Shortest(float value) => float.IsFinite(value) ? Plain(value.ToString("R", CultureInfo.InvariantCulture)) : "";

    // 1E-05 is a number to few programs but .NET: written out where a decimal holds all its digits.
    private static string Plain(string shortest)
    {
        if (!shortest.Contains('E', StringComparison.Ordinal) || !decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact))
        {
            return shortest;
        }

        string plain = exact.ToString(CultureInfo.InvariantCulture);
        return double.Parse(plain, CultureInfo.InvariantCulture).Equals(double.Parse(shortest, CultureInfo.InvariantCulture)) ? plain : shortest;
    }
}
