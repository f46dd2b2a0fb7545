namespace Gateway.Contract;

/// <summary>Lines of a text whose ends may be mixed: carriage return, line feed, or both.</summary>
public static class TextLines
{
    /// <summary>Takes the next line.</summary>
    /// <param name="shape">The text's shape (<see cref="TextShape"/>).</param>
    /// <param name="at">Where the line begins; afterwards where the next one does.</param>
    /// <param name="length">Its bytes, without its end.</param>
    /// <returns>False after the last line. Nothing after the last end is no line.</returns>
    public static bool TryNext(ReadOnlySpan<byte> shape, ref int at, out int length)
    {
        length = 0;
        if (at >= shape.Length)
        {
            return false;
        }

        int found = shape[at..].IndexOfAny((byte)'\r', (byte)'\n');
        length = found < 0 ? shape.Length - at : found;
        int end = at + length;
        bool isPair = end + 1 < shape.Length && shape[end] == '\r' && shape[end + 1] == '\n';
        at = Math.Min(shape.Length, end + (isPair ? 2 : 1));
        return true;
    }

    /// <summary>The bytes of a line's end.</summary>
    public static ReadOnlySpan<byte> Bytes(this LineEnd end) => end switch
    {
        LineEnd.Lf => "\n"u8,
        LineEnd.Cr => "\r"u8,
        _ => "\r\n"u8,
    };

    /// <summary>Number of bytes of a UTF-8 byte order mark at the start: 3 or 0.</summary>
    public static int ByteOrderMark(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8) ? 3 : 0;
}
