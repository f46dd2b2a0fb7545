using System.Collections.Immutable;
using Gateway.Adapter.Hl7v2.Layout;

namespace Gateway.Adapter.Hl7v2.Parsing;

/// <summary>Reads segments and their fields; <see cref="FieldReader"/> reads what a field holds, <see cref="GroupTrail"/> knows which group a segment belongs to.</summary>
internal sealed class SegmentReader(Delimiters marks, ImmutableArray<SegmentGroup> groups, MessageReading reading)
{
    private readonly GroupTrail trail = new(groups, reading.Record);
    private readonly FieldReader fields = new(marks, reading);
    private string lastName = "";

    /// <summary>Reads from MSH to the end.</summary>
    /// <param name="start">Where MSH begins.</param>
    /// <param name="onlyFirst">Stop after MSH: the rest cannot be trusted.</param>
    public void Read(int start, bool onlyFirst)
    {
        ReadOnlySpan<byte> shape = reading.Shape;
        bool lineFeedEnds = false;
        for (int at = start; at < shape.Length && !reading.IsStopped;)
        {
            bool isHeader = at == start;
            int found = lineFeedEnds || isHeader ? shape[at..].IndexOfAny((byte)'\r', (byte)'\n') : shape[at..].IndexOf((byte)'\r');
            int end = found < 0 ? shape.Length : at + found;
            bool isPair = end + 1 < shape.Length && shape[end] == '\r' && shape[end + 1] == '\n';
            if (isHeader)
            {
                lineFeedEnds = isPair || (end < shape.Length && shape[end] == '\n');
            }

            if (end > at)
            {
                Segment(shape[at..end], at, isHeader);
            }

            at = onlyFirst ? shape.Length : end + (isPair ? 2 : 1);
        }

        trail.CloseAll();
    }

    private void Segment(ReadOnlySpan<byte> segment, int start, bool isHeader)
    {
        int nameEnd = segment.IndexOf(marks.Field);
        ReadOnlySpan<byte> named = nameEnd < 0 ? segment : segment[..nameEnd];
        if (!TryName(named, out string name))
        {
            reading.Fault(IssueCodes.StructureUnreadable, "", start, segment.Length, "Expected a segment: a name of letters and digits, then fields.");
            return;
        }

        if (name == "MSH" && !isHeader)
        {
            reading.Fault(IssueCodes.StructureUnreadable, "", start, segment.Length, "Expected one message; a second one begins here.");
            return;
        }

        trail.Before(name, start);
        reading.Record.Open(name, start);
        int number = 1;
        if (isHeader)
        {
            nameEnd = MarkFields(segment, start, nameEnd);
            number = 3;
        }

        if (nameEnd >= 0)
        {
            Fields(segment, start, nameEnd + 1, number);
        }

        reading.Record.Close(start + segment.Length);
        trail.After(start + segment.Length);
    }

    /// <summary>Adds MSH-1 and MSH-2, which separate nothing.</summary>
    /// <returns>Where the separator before MSH-3 stands; -1 when there is none.</returns>
    private int MarkFields(ReadOnlySpan<byte> segment, int start, int separatorAt)
    {
        int from = separatorAt + 1;
        int length = segment[from..].IndexOf(marks.Field);
        reading.Value(PositionNames.Of(1), start + separatorAt, 1);
        reading.Value(PositionNames.Of(2), start + from, length < 0 ? segment.Length - from : length);
        return length < 0 ? -1 : from + length;
    }

    private void Fields(ReadOnlySpan<byte> segment, int start, int at, int number)
    {
        bool isMore = true;
        for (; isMore; number++)
        {
            int found = segment[at..].IndexOf(marks.Field);
            isMore = found >= 0;
            int length = isMore ? found : segment.Length - at;
            if (number > PositionNames.Max)
            {
                reading.Fault(IssueCodes.LimitExceeded, start + at, length, $"Expected at most {PositionNames.Max} fields.");
                return;
            }

            if (length > 0 || !isMore)
            {
                fields.Read(PositionNames.Of(number), segment.Slice(at, length), start + at);
            }

            at += length + 1;
        }
    }

    private bool TryName(ReadOnlySpan<byte> bytes, out string name)
    {
        if (!SegmentName.TryRead(bytes, out name))
        {
            return false;
        }

        name = name == lastName ? lastName : name; // a thousand rows of one kind share one string
        lastName = name;
        return true;
    }
}
