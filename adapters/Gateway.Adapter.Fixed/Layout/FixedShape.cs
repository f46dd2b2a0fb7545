using System.Collections.Frozen;

namespace Gateway.Adapter.Fixed.Layout;

/// <summary>Which records and fields a record of a layout has: those of every shape that goes one way.</summary>
internal static class FixedShape
{
    /// <summary>What is behind a field's name where half a character of it is kept.</summary>
    public const string CutSuffix = ".cut";

    public static RecordShape Of(FixedLayout layout, Direction way)
    {
        IEnumerable<RecordLayout> records = layout.Shapes.Where(shape => shape.Direction == Direction.Both || shape.Direction == way).SelectMany(shape => shape.Records);
        Dictionary<string, RecordShape> named = records.GroupBy(record => record.Name).ToDictionary(kind => kind.Key, kind => Record(kind, layout), StringComparer.Ordinal);
        named[ShapeLayout.NodeName] = RecordShape.Value;
        return new RecordShape { Named = named.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private static RecordShape Record(IEnumerable<RecordLayout> kind, FixedLayout layout) => new()
    {
        Named = kind.SelectMany(record => record.Read()).Where(field => field.Kind != FieldKind.Filler).SelectMany(field => NamesOf(field, layout)).Distinct()
            .ToFrozenDictionary(name => name, _ => RecordShape.Value, StringComparer.Ordinal),
        Repeats = kind.Any(record => record.Occurs == Occurs.Many),
    };

    private static IEnumerable<string> NamesOf(FieldLayout field, FixedLayout layout) =>
        field.Kind == FieldKind.Text && layout.CutCharacter == CutCharacter.Kept ? [field.Name, field.Name + CutSuffix] : [field.Name];
}
