using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>
/// The bytes of a table as text, recognised strictly: a byte order mark decides; else what is UTF-8 is UTF-8; else what is GB18030 is GB18030; else nobody guesses.
/// Excel and WPS write all four: "CSV UTF-8" (with mark), "CSV" (GB18030 on a Chinese Windows) and "Unicode text" (UTF-16 with tabs).
/// </summary>
internal static class TableText
{
    public const string Utf8 = "UTF-8", Utf8WithMark = "UTF-8 with a byte order mark", Gb18030 = "GB18030", Utf16 = "UTF-16";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding StrictUtf16 = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!; // the provider has it

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="name">The file's name for locations.</param>
    /// <param name="insisted">The encoding that somebody insists on; null recognises it.</param>
    /// <returns>Text without byte order mark and the encoding's name; or the offset of the first byte that is neither.</returns>
    public static Outcome<(string Text, string Encoding)> Decode(ReadOnlySpan<byte> bytes, string name, string? insisted = null)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return Refused(name, "The file is a workbook: expected the sheet saved as CSV ('CSV UTF-8').");
        }

        if (bytes.StartsWith(StrictUtf16.Preamble))
        {
            return Take(StrictUtf16, Utf16, bytes[2..], name, 2);
        }

        bool hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        if (hasMark || insisted == Utf8)
        {
            return Take(StrictUtf8, hasMark ? Utf8WithMark : Utf8, hasMark ? bytes[3..] : bytes, name, hasMark ? 3 : 0);
        }

        if (insisted == Gb18030)
        {
            return Take(StrictGb18030, Gb18030, bytes, name, 0);
        }

        Outcome<(string Text, string Encoding)> utf8 = Take(StrictUtf8, Utf8, bytes, name, 0), gb18030 = Take(StrictGb18030, Gb18030, bytes, name, 0);
        return (utf8.Succeeded, gb18030.Succeeded) switch
        {
            (true, true) when IsDoubtful(utf8.Value.Text) => Refused(name, "The few characters beyond ASCII can be UTF-8 or GB18030: say which with --encoding utf-8 or --encoding gb18030, or save as 'CSV UTF-8' or .xlsx."),
            (true, _) => utf8,
            (false, true) => gb18030,
            _ => Refused(name, $"Expected UTF-8 or GB18030 text, but byte {FirstBad(StrictGb18030, bytes).ToString(CultureInfo.InvariantCulture)} is neither: was the file cut off, or is it something else?"),
        };
    }

    /// <summary>Encodes a text.</summary>
    /// <param name="encoding">One of this class's names.</param>
    public static byte[] Encode(string text, string encoding) => encoding switch
    {
        Utf8 => StrictUtf8.GetBytes(text),
        Utf8WithMark => [.. Encoding.UTF8.Preamble, .. StrictUtf8.GetBytes(text)],
        Gb18030 => StrictGb18030.GetBytes(text),
        _ => throw new ArgumentException("Expected UTF-8 or GB18030.", nameof(encoding)),
    };

    // Pairs C2–DF, 80–BF are letters of Latin, Greek, Cyrillic or Arabic in UTF-8 and Chinese characters in GB18030. Chinese in UTF-8 takes three bytes.
    private static bool IsDoubtful(string text) => text.Any(letter => letter > '\u007F') && text.All(letter => letter < '\u0800');

    private static Outcome<(string Text, string Encoding)> Take(Encoding encoding, string called, ReadOnlySpan<byte> bytes, string name, int offset)
    {
        try
        {
            return Outcome.Of((encoding.GetString(bytes), called));
        }
        catch (DecoderFallbackException)
        {
            return Refused(name, $"Expected {called} text, but byte {(offset + FirstBad(encoding, bytes)).ToString(CultureInfo.InvariantCulture)} is not.");
        }
    }

    private static Outcome<(string Text, string Encoding)> Refused(string name, string reason) =>
        Outcome.Refused<(string, string)>(new Issue(IssueCodes.FileUnreadable, new SourceLocation(name), reason));

    // Number of leading bytes that decode, from 0. Found by halves: a decoder's own index counts from its last buffer.
    private static int FirstBad(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        (int good, int bad) = (0, bytes.Length);
        while (bad - good > 1)
        {
            int middle = good + ((bad - good) / 2);
            if (Decodes(encoding, bytes[..middle]))
            {
                good = middle;
            }
            else
            {
                bad = middle;
            }
        }

        return good;
    }

    // A character that the cut divides does not count against the piece.
    private static bool Decodes(Encoding encoding, ReadOnlySpan<byte> piece)
    {
        try
        {
            encoding.GetDecoder().GetCharCount(piece, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
