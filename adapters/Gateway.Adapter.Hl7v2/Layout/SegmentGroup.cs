using System.Collections.Immutable;

namespace Gateway.Adapter.Hl7v2.Layout;

/// <summary>Segments that belong together, as the abstract message syntax (HL7 v2.5.1, 2.12) groups them: an order with its results, a result with its notes.</summary>
internal sealed record SegmentGroup
{
    /// <summary>Name of the group's node; no segment's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The segments that may begin it, in their order. One that comes again, or before one that was there, begins the next group.</summary>
    public ImmutableArray<string> Begins { get; init; } = [];

    /// <summary>What else it holds, in any order.</summary>
    public ImmutableArray<string> Holds { get; init; } = [];

    /// <summary>Groups inside it.</summary>
    public ImmutableArray<SegmentGroup> Groups { get; init; } = [];

    /// <summary>What is wrong with it.</summary>
    /// <param name="path">Its own path in the layout.</param>
    public IEnumerable<Issue> Faults(string path) =>
    [
        .. SegmentName.Is(Name) ? Enumerable.Empty<Issue>() : [LayoutReader.Wrong($"{path}.name", "Expected a name of letters, digits and '_', 2 to 20 characters.")],
        .. Begins.IsEmpty ? [LayoutReader.Wrong($"{path}.begins", "Expected the segments that begin the group.")] : Wrong(Begins, $"{path}.begins"),
        .. Wrong(Holds, $"{path}.holds"),
        .. Groups.SelectMany((inner, index) => inner.Faults($"{path}.groups[{index}]")),
    ];

    /// <summary>Its own name and those of the groups inside it.</summary>
    public IEnumerable<string> Names() => Groups.SelectMany(inner => inner.Names()).Prepend(Name);

    /// <summary>Every segment that it and the groups inside it name.</summary>
    public IEnumerable<string> Segments() => [.. Begins, .. Holds, .. Groups.SelectMany(inner => inner.Segments())];

    private static IEnumerable<Issue> Wrong(ImmutableArray<string> names, string path) =>
        names.Select((name, index) => (name, index)).Where(one => !SegmentName.Is(one.name) || one.name == "MSH").Select(one => LayoutReader.Wrong($"{path}[{one.index}]", "Expected a segment's name other than MSH."));
}
