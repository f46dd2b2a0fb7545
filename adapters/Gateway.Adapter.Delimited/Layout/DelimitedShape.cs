using System.Collections.Frozen;

namespace Gateway.Adapter.Delimited.Layout;

/// <summary>Which lines and fields a record of a layout has: those of every shape that goes one way.</summary>
internal static class DelimitedShape
{
    public static RecordShape Of(DelimitedLayout layout, Direction way)
    {
        IEnumerable<LineLayout> lines = layout.Shapes.Where(shape => shape.Direction == Direction.Both || shape.Direction == way).SelectMany(shape => shape.Lines);
        Dictionary<string, RecordShape> named = lines.GroupBy(line => line.Name).ToDictionary(kind => kind.Key, Line, StringComparer.Ordinal);
        named[ShapeLayout.NodeName] = RecordShape.Value;
        return new RecordShape { Named = named.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private static RecordShape Line(IEnumerable<LineLayout> kind) => new()
    {
        Named = kind.SelectMany(line => line.Fields).Distinct().ToFrozenDictionary(field => field, _ => RecordShape.Value, StringComparer.Ordinal),
        Repeats = kind.Any(line => line.Occurs == Occurs.Many),
    };
}
