using System.Buffers;
using System.Text;

namespace Gateway.Adapter.Fixed.Parsing;

/// <summary>Finds the beginning of a character whose end a field's edge cut off.</summary>
internal static class HalfCharacter
{
    /// <summary>Bytes of half a character at the end; 0 where there is none, or where the text is wrong before it.</summary>
    public static int AtEnd(ReadOnlySpan<byte> text, Encoding encoding) => encoding.CodePage switch
    {
        TextEncodings.Gb18030CodePage => Gb18030(text),
        TextEncodings.Utf8CodePage => Utf8(text),
        _ => 0,
    };

    private static int Gb18030(ReadOnlySpan<byte> text)
    {
        int at = Gb18030Text.ShortCharacters(text);
        while (at < text.Length)
        {
            int length = Gb18030Text.LengthAt(text, at);
            bool isBroken = length == 1 && text[at] >= 0x80;
            if (isBroken)
            {
                bool isHalf = text[at] is >= 0x81 and <= 0xFE && (text.Length - at == 1 || (text.Length - at <= 3 && char.IsAsciiDigit((char)text[at + 1])));
                return isHalf ? text.Length - at : 0;
            }

            at += length;
        }

        return 0;
    }

    private static int Utf8(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (at < text.Length)
        {
            OperationStatus status = Rune.DecodeFromUtf8(text[at..], out _, out int length);
            if (status != OperationStatus.Done)
            {
                return status == OperationStatus.NeedMoreData ? text.Length - at : 0;
            }

            at += length;
        }

        return 0;
    }
}
