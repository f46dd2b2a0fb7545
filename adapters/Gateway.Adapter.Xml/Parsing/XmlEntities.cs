using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>The five entities that XML has by itself, and characters by number (XML 1.0, sections 4.1 and 4.6). There are no others without a DTD, and a DTD is never taken.</summary>
internal static class XmlEntities
{
    private const int Longest = 12;

    /// <summary>Reads the reference that begins with the first byte, an ampersand.</summary>
    public static bool TryRead(ReadOnlySpan<byte> shape, out int length, out Rune meant)
    {
        int end = shape[..Math.Min(shape.Length, Longest)].IndexOf((byte)';');
        length = end + 1;
        meant = default;
        return end > 1 && (shape[1] == '#' ? TryNumber(shape[2..end], out meant) : TryName(shape[1..end], out meant));
    }

    private static bool TryName(ReadOnlySpan<byte> name, out Rune meant)
    {
        meant = new Rune(name switch
        {
            _ when name.SequenceEqual("lt"u8) => '<',
            _ when name.SequenceEqual("gt"u8) => '>',
            _ when name.SequenceEqual("amp"u8) => '&',
            _ when name.SequenceEqual("quot"u8) => '"',
            _ when name.SequenceEqual("apos"u8) => '\'',
            _ => '\0',
        });
        return meant.Value != 0;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out Rune meant)
    {
        bool isHex = digits.StartsWith("x"u8);
        bool isNumber = int.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int code);
        meant = default;
        return isNumber && (code >= ' ' || code is '\t' or '\n' or '\r') && code is not (0xFFFE or 0xFFFF) && Rune.TryCreate(code, out meant);
    }
}
