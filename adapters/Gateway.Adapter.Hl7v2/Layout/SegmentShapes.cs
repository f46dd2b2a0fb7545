using System.Collections.Frozen;
using System.Globalization;

namespace Gateway.Adapter.Hl7v2.Layout;

/// <summary>
/// Which segments, fields and components a record may have. Segments and their last fields are those of any standard version (HL7 v2.1 to v2.9, chapters 2 to 17);
/// names that begin with Z are the sender's own (v2.5.1, 2.5.2), others the layout lists.
/// </summary>
internal static class SegmentShapes
{
    private const int MaxParts = 30; // no data type of any version has more components, nor more subcomponents

    private static readonly RecordShape Component = new() { Numbers = MaxParts, Numbered = RecordShape.Value };
    private static readonly RecordShape Field = new() { Numbers = MaxParts, Numbered = Component, Repeats = true };
    private static readonly FrozenDictionary<string, int> Standard = Read();

    public static RecordShape Of(Hl7v2Layout layout)
    {
        Dictionary<string, int> last = new(Standard);
        foreach (string own in layout.Segments)
        {
            if (TryReadOwn(own, out string segment, out int field))
            {
                last[segment] = Math.Max(field, last.GetValueOrDefault(segment));
            }
        }

        Dictionary<string, RecordShape> segments = last.ToDictionary(one => one.Key, one => Segment(one.Value));
        return Holding([.. segments, .. layout.Groups.Select(group => Group(group, segments))], repeats: false);
    }

    /// <summary>Reads <c>DETAIL</c> or <c>PV1/60</c>.</summary>
    /// <param name="field">The last field; as many as there can be where none is named.</param>
    public static bool TryReadOwn(string text, out string segment, out int field)
    {
        string[] parts = text.Split('/');
        (segment, field) = (parts[0], PositionNames.Max);
        return SegmentName.Is(segment) && (parts.Length == 1 || (parts.Length == 2 && PositionNames.TryRead(parts[1], out field)));
    }

    private static KeyValuePair<string, RecordShape> Group(SegmentGroup group, Dictionary<string, RecordShape> segments)
    {
        IEnumerable<KeyValuePair<string, RecordShape>> own = group.Begins.Concat(group.Holds).Distinct().Where(segments.ContainsKey).Select(name => KeyValuePair.Create(name, segments[name]));
        return KeyValuePair.Create(group.Name, Holding([.. own, .. group.Groups.Select(inner => Group(inner, segments))], repeats: true));
    }

    private static RecordShape Holding(IEnumerable<KeyValuePair<string, RecordShape>> named, bool repeats) =>
        new() { Named = named.ToFrozenDictionary(StringComparer.Ordinal), Prefix = "Z", Prefixed = Segment(PositionNames.Max), Repeats = repeats };

    private static RecordShape Segment(int fields) => new() { Numbers = fields, Numbered = Field, Repeats = true };

    private static FrozenDictionary<string, int> Read()
    {
        using var reader = new StreamReader(typeof(SegmentShapes).Assembly.GetManifestResourceStream("Gateway.Adapter.Hl7v2.segments.csv")!); // embedded by the project file
        return CsvText.Rows(reader.ReadToEnd()).Skip(1).Where(row => row.Length == 2).ToFrozenDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
