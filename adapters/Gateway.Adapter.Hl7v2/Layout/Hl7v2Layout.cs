using System.Collections.Immutable;

namespace Gateway.Adapter.Hl7v2.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record Hl7v2Layout
{
    public CharsetFrom Charset { get; init; }

    /// <summary>What ends a segment when it is written.</summary>
    public LineEnd SegmentEnd { get; init; } = LineEnd.Cr;

    /// <summary>Field separator, then component, repetition, escape and subcomponent, for records whose MSH names none.</summary>
    public string Separators { get; init; } = @"|^~\&";

    /// <summary>Groups of segments that the record shows as nodes; none gives the flat list that the wire has.</summary>
    public ImmutableArray<SegmentGroup> Groups { get; init; } = [];

    /// <summary>What the sender has beyond the standard: a segment such as <c>DETAIL</c>, or <c>PV1/60</c> for fields up to 60. Only tables are checked against it.</summary>
    public ImmutableArray<string> Segments { get; init; } = [];

    public IEnumerable<Issue> Faults() => [.. SeparatorFaults(), .. SegmentFaults(), .. GroupFaults()];

    private IEnumerable<Issue> GroupFaults() =>
    [
        .. Groups.SelectMany((group, index) => group.Faults($"groups[{index}]")),
        .. TakenNames().Select(name => LayoutReader.Wrong("groups", $"Expected each group's name once and no segment's name: '{name}'.")),
    ];

    private IEnumerable<string> TakenNames()
    {
        HashSet<string> segments = [.. Groups.SelectMany(group => group.Segments()), "MSH"];
        return Groups.SelectMany(group => group.Names()).GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Skip(1).Any() || segments.Contains(same.Key)).Select(same => same.Key);
    }

    private IEnumerable<Issue> SegmentFaults() => Segments
        .Select((segment, index) => (Segment: SegmentShapes.TryReadOwn(segment, out _, out _), Index: index))
        .Where(one => !one.Segment)
        .Select(one => LayoutReader.Wrong($"segments[{one.Index}]", "Expected a segment such as DETAIL, or with its last field such as PV1/60."));

    private IEnumerable<Issue> SeparatorFaults() =>
        Separators.Length == 5 && Separators.All(char.IsAscii) && Delimiters.TryRead([.. Separators.Select(mark => (byte)mark)], out _)
            ? []
            : [LayoutReader.Wrong("separators", @"Expected five different ASCII characters such as |^~\&.")];
}
