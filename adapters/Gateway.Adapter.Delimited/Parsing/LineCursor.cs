using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Walks the lines of one message; blank lines at its end are no lines.</summary>
internal sealed class LineCursor(Marks marks, MessageReading reading)
{
    private readonly int end = marks.EndOf(reading.Shape);
    private int next = TextLines.ByteOrderMark(reading.Shape);

    public Marks Marks => marks;

    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>False after the last line.</summary>
    public bool IsThere { get; private set; }

    /// <summary>The line as separators see it.</summary>
    public ReadOnlySpan<byte> Line => reading.Shape.Slice(Start, Length);

    public bool TryNext()
    {
        Start = next;
        IsThere = marks.TryNextLine(reading.Shape[..Math.Max(end, next)], ref next, out int length);
        Length = length;
        return IsThere;
    }
}
