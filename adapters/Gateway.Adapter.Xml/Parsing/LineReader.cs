using System.Globalization;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml.Parsing;

/// <summary>Reads lines of fields that stand in an element's text.</summary>
internal sealed class LineReader(InsideLayout inside, MessageReading reading, XmlText text, int from, int to)
{
    public bool Read()
    {
        int at = from;
        bool isMore = true;
        while (isMore && !reading.IsStopped)
        {
            int found = inside.LineEnd is { } mark ? text.Shape[at..to].IndexOf((byte)mark[0]) : -1;
            int length = found < 0 ? to - at : found;
            isMore = found >= 0 && at + length + 1 < to; // nothing behind the last end is no line
            if (!reading.TryOpen(inside.Row, text.Outer(at)))
            {
                return false;
            }

            Fields(at, length);
            at += length;
            reading.Record.Close(text.Outer(at));
            at += isMore ? 1 : 0;
        }

        return !reading.IsStopped;
    }

    private void Fields(int at, int length)
    {
        int end = at + length;
        for (int index = 0; at <= end && !reading.IsStopped; index++)
        {
            int found = text.Shape[at..end].IndexOf((byte)inside.Separator[0]);
            int size = found < 0 ? end - at : found;
            string name = index < inside.Fields.Length ? inside.Fields[index] : (index + 1).ToString(CultureInfo.InvariantCulture);
            if (text.IsPlain(at, size))
            {
                reading.Value(name, text.Outer(at), size * text.Unit);
            }
            else if (text.TryText(at, size, out string value))
            {
                reading.Value(name, value, text.Outer(at), text.OuterLength(at, size));
            }

            at += size + 1;
        }
    }
}
