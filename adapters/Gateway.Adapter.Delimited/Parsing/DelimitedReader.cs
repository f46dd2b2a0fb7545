using System.Text;
using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Parsing;

/// <summary>Reads one message: (1) finds its shape by the first line, (2) gives its lines to the shape's kinds in order, (3) refuses lines that are left.</summary>
internal sealed class DelimitedReader(DelimitedLayout layout, Marks marks, MessageReading reading)
{
    private readonly LineCursor line = new(marks, reading);

    public Outcome<SourceRecord> Read()
    {
        if (!line.TryNext())
        {
            reading.Fault(IssueCodes.StructureUnreadable, 0, 0, "Expected at least one line.");
            return reading.Finish();
        }

        if (FindShape() is not { } shape) // (1)
        {
            reading.Fault(IssueCodes.MessageUnknown, line.Start, line.Length, $"Expected a first line {Expected()}; {line.Pieces} fields are there.");
            return reading.Finish();
        }

        reading.Value(ShapeLayout.NodeName, shape.Name, 0, 0);
        var fields = new FieldReader(layout.TrailingSeparator, marks, reading, shape);
        foreach (LineLayout kind in shape.Lines) // (2)
        {
            ReadKind(kind, isLast: ReferenceEquals(kind, shape.Lines[^1]), fields);
        }

        if (line.IsThere && !reading.IsStopped) // (3)
        {
            reading.Fault(IssueCodes.StructureUnreadable, line.Start, line.Length, $"Expected no further line in {shape.Name}.");
        }

        return reading.Finish();
    }

    private ShapeLayout? FindShape()
    {
        IEnumerable<ShapeLayout> read = layout.Shapes.Where(shape => shape.Direction != Direction.Out);
        return read.FirstOrDefault(shape => shape.BeginsWith is not null && Ascii.Equals(line.FirstPiece, shape.BeginsWith))
            ?? read.FirstOrDefault(shape => shape.BeginsWith is null && Fits(shape.Lines[0]));
    }

    private string Expected() =>
        string.Join(" or ", layout.Shapes.Where(shape => shape.Direction != Direction.Out).Select(shape =>
            shape.BeginsWith is null ? $"of {shape.Lines[0].Fields.Length} fields ({shape.Name})" : $"that begins with {shape.BeginsWith}"));

    private void ReadKind(LineLayout kind, bool isLast, FieldReader fields)
    {
        switch (kind.Occurs)
        {
            case Occurs.Many:
                ReadMany(kind, isLast, fields);
                break;
            case Occurs.Optional when line.IsThere && Fits(kind):
                Take(kind, fields);
                break;
            case Occurs.Once when line.IsThere:
                Take(kind, fields);
                break;
            case Occurs.Once:
                reading.Fault(IssueCodes.ValueMissing, kind.Name, reading.Shape.Length, 0, $"Expected a line {kind.Name}.");
                break;
        }
    }

    // The last kind takes every line that is left: each one that does not fit is a better fault than "one line too many".
    private void ReadMany(LineLayout kind, bool isLast, FieldReader fields)
    {
        int? promised = fields.CountFor(kind);
        int taken = 0;
        while (line.IsThere && !reading.IsStopped && (isLast || (kind.Count is null ? Fits(kind) : taken < promised)))
        {
            Take(kind, fields);
            taken++;
        }

        if (promised is not null && promised != taken && !reading.IsStopped)
        {
            fields.CountFault(kind, $"Expected {promised} lines {kind.Name}; {taken} are there.");
        }
    }

    private void Take(LineLayout kind, FieldReader fields)
    {
        fields.Read(kind, line.Start, line.Length);
        line.TryNext();
    }

    private bool Fits(LineLayout kind) => kind.Fits(line.Pieces, line.LastIsEmpty, layout.TrailingSeparator);
}
