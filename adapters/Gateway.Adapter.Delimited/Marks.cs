using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited;

/// <summary>The bytes that divide a message.</summary>
/// <param name="Separator">Between fields.</param>
/// <param name="LineEnd">After a line, as written.</param>
/// <param name="AnyLineBreak">Whether CR, LF and both end a line when reading; else <see cref="LineEnd"/> alone.</param>
internal sealed record Marks(byte Separator, ReadOnlyMemory<byte> LineEnd, bool AnyLineBreak)
{
    /// <summary>The last byte of a line's end.</summary>
    public byte LineEndByte => LineEnd.Span[^1];

    public static Marks Of(DelimitedLayout layout)
    {
        byte separator = (byte)layout.Separator[0];
        return layout.LineEnd switch
        {
            "crlf" => new Marks(separator, "\r\n"u8.ToArray(), AnyLineBreak: true),
            "lf" => new Marks(separator, "\n"u8.ToArray(), AnyLineBreak: true),
            "cr" => new Marks(separator, "\r"u8.ToArray(), AnyLineBreak: true),
            _ => new Marks(separator, new[] { (byte)layout.LineEnd[0] }, AnyLineBreak: false),
        };
    }

    /// <summary>Whether a text can stand in a field.</summary>
    public bool CanHold(ReadOnlySpan<char> text) =>
        text.IndexOf((char)Separator) < 0 && (AnyLineBreak ? text.IndexOfAny('\r', '\n') : text.IndexOf((char)LineEndByte)) < 0;

    /// <summary>Where the text ends, once the ends of its last line are left out.</summary>
    public int EndOf(ReadOnlySpan<byte> shape) => (AnyLineBreak ? shape.TrimEnd("\r\n"u8) : shape.TrimEnd(LineEndByte)).Length;

    /// <summary>Number of lines, roughly and not too few.</summary>
    public int CountLines(ReadOnlySpan<byte> text) => (AnyLineBreak ? Math.Max(text.Count((byte)'\r'), text.Count((byte)'\n')) : text.Count(LineEndByte)) + 1;

    /// <summary>Takes the next line, as <see cref="TextLines.TryNext"/> does.</summary>
    public bool TryNextLine(ReadOnlySpan<byte> shape, ref int at, out int length)
    {
        if (AnyLineBreak || at >= shape.Length)
        {
            return TextLines.TryNext(shape, ref at, out length);
        }

        int found = shape[at..].IndexOf(LineEndByte);
        length = found < 0 ? shape.Length - at : found;
        at = Math.Min(shape.Length, at + length + 1);
        return true;
    }
}
