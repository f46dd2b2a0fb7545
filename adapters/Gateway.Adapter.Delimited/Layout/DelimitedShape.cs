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

    private static RecordShape Line(IEnumerable<LineLayout> kind) => new() { Named = Fields(kind), Repeats = kind.Any(line => line.Occurs == Occurs.Many) };

    // A field that is plain in one shape may hold fields in another.
    private static FrozenDictionary<string, RecordShape> Fields(IEnumerable<FieldList> lists) => lists
        .SelectMany(list => list.Fields.Select(field => (Name: field, Inside: list.InsideOf(field))))
        .GroupBy(field => field.Name)
        .ToFrozenDictionary(field => field.Key, field => Field([.. field.Select(one => one.Inside).OfType<InsideLayout>()]), StringComparer.Ordinal);

    private static RecordShape Field(IReadOnlyList<InsideLayout> insides) =>
        insides.Count == 0 ? RecordShape.Value : new() { Named = Fields(insides), Repeats = insides.Any(inside => inside.IsMany) };
}
