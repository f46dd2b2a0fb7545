using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Reads one message: (1) finds its shape by the first line, (2) gives its lines to the shape's kinds in order, (3) refuses lines that are left.</summary>
/// <param name="shapes">Those that are read.</param>
internal sealed class DelimitedReader(ShapePlan[] shapes, MessageReading reading)
{
    private readonly List<LineCursor> cursors = new(1); // one per way to cut a message into lines

    public Outcome<SourceRecord> Read()
    {
        if (!shapes.Any(shape => FirstLine(shape).IsThere))
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected at least one line.");
            return reading.Finish();
        }

        if (FindShape() is not { } shape) // (1)
        {
            LineCursor first = FirstLine(shapes[0]);
            int pieces = first.Line.Count(shapes[0].Marks.Separator) + 1;
            reading.Fault(IssueCodes.MessageUnknown, first.Start, first.Length, $"Expected a first line {Expected()}; {pieces} fields are there.");
            return reading.Finish();
        }

        reading.Value(ShapeLayout.NodeName, shape.Name, 0, 0);
        LineCursor line = FirstLine(shape);
        var lines = new LineReader(line, new FieldReader(reading), reading, shape);
        foreach (LinePlan kind in shape.Lines) // (2)
        {
            lines.Read(kind, isLast: ReferenceEquals(kind, shape.Lines[^1]));
        }

        if (line.IsThere && !reading.IsStopped) // (3)
        {
            reading.Fault(IssueCodes.StructureUnreadable, line.Start, line.Length, $"Expected no further line in {shape.Name}.");
        }

        return reading.Finish();
    }

    // Of shapes with the same beginning, the one with as many fields; else the first says best what is wrong.
    private ShapePlan? FindShape() =>
        Array.Find(shapes, shape => shape.IsNamed && shape.Lines[0].Fits(FirstLine(shape).Line))
        ?? Array.Find(shapes, shape => shape.IsNamed && shape.Lines[0].Begins(FirstLine(shape).Line))
        ?? Array.Find(shapes, shape => !shape.IsNamed && shape.Lines[0].Fits(FirstLine(shape).Line));

    private LineCursor FirstLine(ShapePlan shape)
    {
        foreach (LineCursor known in cursors)
        {
            if (known.Marks.CutsLike(shape.Marks))
            {
                return known;
            }
        }

        var cursor = new LineCursor(shape.Marks, reading);
        cursor.TryNext();
        cursors.Add(cursor);
        return cursor;
    }

    private string Expected() => string.Join(" or ", shapes.Select(shape =>
        shape.IsNamed ? $"that begins with {string.Join((char)shape.Marks.Separator, shape.Lines[0].BeginsWith)}" : $"of {shape.Lines[0].Fields.Places} fields ({shape.Name})"));
}
