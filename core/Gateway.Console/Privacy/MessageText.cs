using System.Text;

namespace Gateway.Console.Privacy;

/// <summary>Bytes of a message as text: UTF-8 if they are, else GB18030; nothing where they are neither text.</summary>
internal static class MessageText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!; // the provider knows it

    /// <summary>The text; null for a workbook, an archive or another binary form.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (byte one in bytes[..Math.Min(bytes.Length, 4096)])
        {
            if (one < 0x20 && one is not (0x09 or 0x0A or 0x0B or 0x0C or 0x0D or 0x1A or 0x1C or 0x1D or 0x1E or 0x1F))
            {
                return null;
            }
        }

        return Decoded(Utf8, bytes) ?? Decoded(Gb18030, bytes);
    }

    private static string? Decoded(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes).Replace('\r', '\n').Replace("\n\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
