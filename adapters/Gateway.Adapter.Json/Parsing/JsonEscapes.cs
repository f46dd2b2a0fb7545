using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Json.Parsing;

/// <summary>Escapes inside JSON texts (RFC 8259, section 7): checks them where they stand and resolves them.</summary>
internal static class JsonEscapes
{
    private const string Letters = "\"\\/bfnrt";
    private const string Meanings = "\"\\/\b\f\n\r\t";

    /// <summary>Finds the first escape that is none.</summary>
    /// <param name="shape">The text's shape, without its quotes.</param>
    /// <param name="takesQuote">Whether <c>\'</c> is one.</param>
    /// <returns>Its offset; -1 where all are right.</returns>
    public static int FirstWrong(ReadOnlySpan<byte> shape, bool takesQuote)
    {
        for (int at = 0; Next(shape, ref at);)
        {
            int length = LengthAt(shape[at..], takesQuote);
            if (length == 0)
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    /// <summary>A checked text with its escapes resolved.</summary>
    public static string Resolve(string raw)
    {
        var text = new StringBuilder(raw.Length);
        int at = 0;
        for (int found = raw.IndexOf('\\', StringComparison.Ordinal); found >= 0; found = raw.IndexOf('\\', at))
        {
            text.Append(raw, at, found - at);
            char letter = raw[found + 1];
            text.Append(letter == 'u' ? CodeAt(raw.AsSpan(found + 2, 4)) : MeaningOf(letter));
            at = found + (letter == 'u' ? 6 : 2);
        }

        return text.Append(raw, at, raw.Length - at).ToString();
    }

    /// <summary>A checked text with its escapes resolved and its places kept.</summary>
    /// <returns>Null when a character is escaped that the encoding lacks.</returns>
    public static InnerText? Unfold(JsonText text, int start, int length, Encoding encoding)
    {
        ReadOnlySpan<byte> shape = text.Shape.Slice(start, length), raw = text.Bytes.Slice(start, length);
        var inner = new InnerText(length, shape.Count((byte)'\\'));
        Span<byte> room = stackalloc byte[16];
        int from = 0;
        for (int at = 0; Next(shape, ref at); from = at)
        {
            inner.Copy(raw[from..at], text.Outer(start + from));
            int size = LengthAt(shape[at..], takesQuote: true);
            if (!TryEncode(shape.Slice(at, size), encoding, room, out int made))
            {
                return null;
            }

            inner.Put(room[..made], text.Outer(start + at), text.Outer(start + at + size) - text.Outer(start + at));
            at += size;
        }

        inner.Copy(raw[from..], text.Outer(start + from));
        return inner;
    }

    private static bool Next(ReadOnlySpan<byte> shape, ref int at)
    {
        int found = shape[at..].IndexOf((byte)'\\');
        at += Math.Max(found, 0);
        return found >= 0;
    }

    // A pair of surrogates is one escape; half of one is no character.
    private static int LengthAt(ReadOnlySpan<byte> shape, bool takesQuote)
    {
        if (shape.Length < 2)
        {
            return 0;
        }

        if (shape[1] != 'u')
        {
            return Letters.Contains((char)shape[1], StringComparison.Ordinal) || (takesQuote && shape[1] == '\'') ? 2 : 0;
        }

        if (!TryCode(shape, out ushort first))
        {
            return 0;
        }

        bool isPair = char.IsHighSurrogate((char)first) && shape.Length >= 12 && shape[6] == '\\' && TryCode(shape[6..], out ushort second) && char.IsLowSurrogate((char)second);
        return isPair ? 12 : char.IsSurrogate((char)first) ? 0 : 6;
    }

    private static bool TryCode(ReadOnlySpan<byte> escape, out ushort code)
    {
        code = 0;
        return escape.Length >= 6 && escape[1] == 'u' && Utf8Parser.TryParse(escape[2..6], out code, out int used, 'x') && used == 4;
    }

    private static bool TryEncode(ReadOnlySpan<byte> escape, Encoding encoding, Span<byte> room, out int made)
    {
        Span<char> meant = stackalloc char[2];
        int count = escape.Length / 6;
        if (count == 0)
        {
            (meant[0], count) = (MeaningOf((char)escape[1]), 1);
        }
        else
        {
            TryCode(escape, out ushort first);
            TryCode(escape[^6..], out ushort second);
            (meant[0], meant[1]) = ((char)first, (char)second);
        }

        try
        {
            made = encoding.GetBytes(meant[..count], room);
            return true;
        }
        catch (EncoderFallbackException)
        {
            made = 0;
            return false;
        }
    }

    private static char MeaningOf(char letter) => letter == '\'' ? '\'' : Meanings[Letters.IndexOf(letter, StringComparison.Ordinal)];

    private static char CodeAt(ReadOnlySpan<char> digits) => (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
