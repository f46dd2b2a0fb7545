using Gateway.Adapter.Delimited.Layout;

namespace Gateway.Adapter.Delimited.Plan;

/// <summary>One shape, made ready for reading and writing.</summary>
internal sealed class ShapePlan
{
    private readonly bool isNamed;

    private ShapePlan(ShapeLayout shape, DelimitedLayout layout)
    {
        Name = shape.Name;
        Direction = shape.Direction;
        Marks = Marks.Of(shape.Separator ?? layout.Separator, shape.LineEnd ?? layout.LineEnd, layout.Quote, shape.Buffer is not null);
        LastLineEnd = shape.LastLineEnd ?? layout.LastLineEnd;
        Buffer = shape.Buffer;
        WritesQuotes = layout.Quoted;
        isNamed = shape.BeginsWith is not null;
        Lines = [.. shape.Lines.Select((line, index) => LinePlan.Of(line, index == 0 ? shape.BeginsWith : null, Marks,
            shape.LeadingSeparator ?? layout.LeadingSeparator, shape.TrailingSeparator ?? layout.TrailingSeparator))];
    }

    public string Name { get; }

    public Direction Direction { get; }

    public Marks Marks { get; }

    public LastLineEnd LastLineEnd { get; }

    public BufferLayout? Buffer { get; }

    public Quoted WritesQuotes { get; }

    public LinePlan[] Lines { get; }

    /// <summary>Whether its first line is known by its first fields.</summary>
    public bool IsNamed => isNamed || Lines[0].BeginsWith.Length > 0;

    public bool IsRead => Direction != Direction.Out;

    public bool IsWritten => Direction != Direction.In;

    /// <summary>Makes shapes ready; the layout has no faults of its own.</summary>
    public static ShapePlan[] Of(DelimitedLayout layout) => [.. layout.Shapes.Select(shape => new ShapePlan(shape, layout))];

    /// <summary>A fault per shape that a reader could not tell from one before it.</summary>
    public static IEnumerable<Issue> Twins(ShapePlan[] shapes)
    {
        for (int index = 1; index < shapes.Length; index++)
        {
            if (shapes.Take(index).FirstOrDefault(shapes[index].LooksLike) is { } twin)
            {
                yield return LayoutReader.Wrong($"shapes[{index}]", $"Expected a first line that tells it from {twin.Name}: begins-with, another number of fields, or direction out.");
            }
        }
    }

    private bool LooksLike(ShapePlan other) =>
        IsRead && other.IsRead && Lines[0].BeginsWith.SequenceEqual(other.Lines[0].BeginsWith) && Marks.Separator == other.Marks.Separator && Lines[0].Fields.Overlaps(other.Lines[0].Fields);
}
