namespace Gateway.Adapter.Delimited.Plan;

/// <summary>The bytes that divide a message into lines and a line into fields.</summary>
/// <param name="Separator">Between fields.</param>
/// <param name="LineEnd">After a line, as written.</param>
/// <param name="AnyLineBreak">Whether CR, LF and both end a line when reading; else <see cref="LineEnd"/> alone.</param>
/// <param name="Quote">Around values; 0 for none.</param>
/// <param name="IsBuffer">Whether spaces and NULs at the end fill a buffer.</param>
internal sealed record Marks(byte Separator, ReadOnlyMemory<byte> LineEnd, bool AnyLineBreak, byte Quote, bool IsBuffer)
{
    /// <summary>The last byte of a line's end.</summary>
    public byte LineEndByte => LineEnd.Span[^1];

    /// <summary>Characters that end a line.</summary>
    public string LineBreaks => AnyLineBreak ? "\r\n" : ((char)LineEndByte).ToString();

    public static Marks Of(string separator, string lineEnd, string? quote, bool isBuffer)
    {
        byte mark = (byte)separator[0], quoteMark = quote is null ? (byte)0 : (byte)quote[0];
        return lineEnd switch
        {
            "crlf" => new Marks(mark, "\r\n"u8.ToArray(), AnyLineBreak: true, quoteMark, isBuffer),
            "lf" => new Marks(mark, "\n"u8.ToArray(), AnyLineBreak: true, quoteMark, isBuffer),
            "cr" => new Marks(mark, "\r"u8.ToArray(), AnyLineBreak: true, quoteMark, isBuffer),
            _ => new Marks(mark, new[] { (byte)lineEnd[0] }, AnyLineBreak: false, quoteMark, isBuffer),
        };
    }

    /// <summary>Whether both cut a message into the same lines.</summary>
    public bool CutsLike(Marks other) =>
        AnyLineBreak == other.AnyLineBreak && (AnyLineBreak || LineEndByte == other.LineEndByte) && Quote == other.Quote && IsBuffer == other.IsBuffer && (Quote == 0 || Separator == other.Separator);

    /// <summary>Where the text ends, once the ends of its last line are left out.</summary>
    public int EndOf(ReadOnlySpan<byte> shape)
    {
        ReadOnlySpan<byte> text = IsBuffer ? shape.TrimEnd("\0 "u8) : shape;
        return (AnyLineBreak ? text.TrimEnd("\r\n"u8) : text.TrimEnd(LineEndByte)).Length;
    }

    /// <summary>Takes the next line, as <see cref="TextLines.TryNext"/> does; a line end inside quotes ends none.</summary>
    public bool TryNextLine(ReadOnlySpan<byte> shape, ref int at, out int length)
    {
        if (Quote != 0 && at < shape.Length)
        {
            int end = QuotedText.EndOfLine(shape, at, this);
            length = end - at;
            at = end;
            at += end < shape.Length ? EndLength(shape, end) : 0;
            return true;
        }

        if (AnyLineBreak || at >= shape.Length)
        {
            return TextLines.TryNext(shape, ref at, out length);
        }

        int found = shape[at..].IndexOf(LineEndByte);
        length = found < 0 ? shape.Length - at : found;
        at = Math.Min(shape.Length, at + length + 1);
        return true;
    }

    private int EndLength(ReadOnlySpan<byte> shape, int end) => AnyLineBreak && shape[end..].StartsWith("\r\n"u8) ? 2 : 1;
}
