namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Walks the lines of one message; blank lines at its end are no lines.</summary>
internal sealed class LineCursor(Marks marks, MessageReading reading)
{
    private readonly int end = marks.EndOf(reading.Shape);
    private int next = TextLines.ByteOrderMark(reading.Shape);

    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>False after the last line.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Number of pieces between separators, at least 1.</summary>
    public int Pieces => Shape.Count(marks.Separator) + 1;

    public bool LastIsEmpty => Length > 0 && Shape[^1] == marks.Separator;

    public ReadOnlySpan<byte> FirstPiece => Shape.IndexOf(marks.Separator) is >= 0 and int length ? Shape[..length] : Shape;

    private ReadOnlySpan<byte> Shape => reading.Shape.Slice(Start, Length);

    public bool TryNext()
    {
        Start = next;
        IsThere = marks.TryNextLine(reading.Shape[..Math.Max(end, next)], ref next, out int length);
        Length = length;
        return IsThere;
    }
}
