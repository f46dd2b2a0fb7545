using Gateway.Adapter.Hl7v2.Escapes;

namespace Gateway.Adapter.Hl7v2.Writing;

/// <summary>Writes segments: numbered places in order, empty ones between them.</summary>
/// <param name="marks">The encoding characters.</param>
/// <param name="header">The same as MSH-1 and MSH-2 show them.</param>
/// <param name="writing">The message.</param>
internal sealed class SegmentWriter(Delimiters marks, byte[] header, MessageWriting writing)
{
    private readonly EscapeWriter escapes = new(marks, writing);

    public void Write(SourceNode segment, bool isHeader)
    {
        if (!SegmentName.Is(segment.Name) || (!segment.IsGroup && segment.Text is not null) || (segment.Name == "MSH" && !isHeader))
        {
            writing.Fault(segment, "Expected a segment, a named group of fields, and one MSH.");
            return;
        }

        writing.Text(segment.Name, segment);
        if (isHeader)
        {
            writing.Raw(header);
        }

        int written = isHeader ? 2 : 0;
        foreach ((int number, SourceNode field) in Numbered(segment).Where(place => !isHeader || place.Number > 2))
        {
            Separate(number == written ? marks.Repetition : marks.Field, number == written ? 1 : number - written, field);
            written = number;
            Place(field, marks.Component, isField: true);
        }
    }

    private void Place(SourceNode place, byte separator, bool isField)
    {
        if (!place.IsGroup)
        {
            Leaf(place);
            return;
        }

        int written = 1;
        bool isFirst = true;
        foreach ((int number, SourceNode part) in Numbered(place))
        {
            if (!isFirst && number == written)
            {
                writing.Fault(part, "Expected a component once: only fields repeat.");
                return;
            }

            Separate(separator, number - written, part);
            (written, isFirst) = (number, false);
            Part(part, isField);
        }
    }

    private void Part(SourceNode part, bool isComponent)
    {
        if (isComponent)
        {
            Place(part, marks.Subcomponent, isField: false);
        }
        else if (part.IsGroup)
        {
            writing.Fault(part, "Expected a plain value: nothing is below a subcomponent.");
        }
        else
        {
            Leaf(part);
        }
    }

    private void Leaf(SourceNode leaf)
    {
        if (leaf.Presence == Presence.Delete)
        {
            writing.Raw("\"\""u8);
        }
        else
        {
            escapes.Write(leaf.Text, leaf);
        }
    }

    private void Separate(byte separator, int count, SourceNode at)
    {
        if (separator == 0 && count > 0)
        {
            writing.Fault(at, "Expected no place that needs a separator which MSH-2 does not name.");
            return;
        }

        for (int written = 0; written < count; written++)
        {
            writing.Raw([separator]);
        }
    }

    // Reply tables fill fields in any order; what was read comes in order already and costs no sort.
    private List<(int Number, SourceNode Node)> Numbered(SourceNode group)
    {
        var places = new List<(int Number, SourceNode Node)>();
        bool isOrdered = true;
        for (SourceNode child = group.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (!PositionNames.TryRead(child.Name, out int number))
            {
                writing.Fault(child, $"Expected a number from 1 to {PositionNames.Max}.");
                continue;
            }

            isOrdered &= places.Count == 0 || places[^1].Number <= number;
            places.Add((number, child));
        }

        return isOrdered ? places : [.. places.OrderBy(place => place.Number)];
    }
}
