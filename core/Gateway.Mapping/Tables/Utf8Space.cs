using System.Text;

namespace Gateway.Mapping;

/// <summary>White space in UTF-8, the full-width one included.</summary>
internal static class Utf8Space
{
    /// <summary>Takes white space away at both ends.</summary>
    /// <param name="text">Valid UTF-8.</param>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && !IsInk(text[0]) && Rune.DecodeFromUtf8(text, out Rune first, out int length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            text = text[length..];
        }

        while (text.Length > 0 && !IsInk(text[^1]) && Rune.DecodeLastFromUtf8(text, out Rune last, out int length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            text = text[..^length];
        }

        return text;
    }

    // ASCII that is printed: nearly every cell begins and ends with it, and needs no decoding.
    private static bool IsInk(byte value) => value is > 0x20 and < 0x7F;
}
