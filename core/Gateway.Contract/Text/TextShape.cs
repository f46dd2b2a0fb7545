using System.Text;

namespace Gateway.Contract;

/// <summary>
/// A text as its separators see it: the same length and offsets, but no part of a longer character looks like a separator.
/// The second byte of a GBK character may be <c>|</c>, <c>^</c>, <c>~</c> or <c>\</c>; in the shape it is FF.
/// </summary>
public static class TextShape
{
    private const byte Covered = 0xFF;

    /// <summary>Whether ASCII separators can be found byte by byte in the shape: not in UTF-16.</summary>
    public static bool Has(Encoding encoding) => encoding.CodePage is not 1200 and not 1201;

    /// <summary>Makes the shape of a text.</summary>
    /// <param name="text">The bytes, decodable or not.</param>
    /// <param name="encoding">One that <see cref="Has"/> accepts.</param>
    /// <returns>The text itself where it can be searched as it is, else a copy.</returns>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> text, Encoding encoding)
    {
        bool isPlain = encoding.CodePage != TextEncodings.Gb18030CodePage || Ascii.IsValid(text.Span);
        return isPlain ? text : Cover(text.Span);
    }

    private static byte[] Cover(ReadOnlySpan<byte> text)
    {
        byte[] shape = text.ToArray();
        for (int at = 0, skipped = 0; (skipped = text[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF)) >= 0;)
        {
            at += skipped;
            int end = at;
            while (end < text.Length && text[end] >= 0x80)
            {
                end += Gb18030Text.LengthAt(text, end);
            }

            shape.AsSpan(at, end - at).Fill(Covered);
            at = end;
        }

        return shape;
    }
}
