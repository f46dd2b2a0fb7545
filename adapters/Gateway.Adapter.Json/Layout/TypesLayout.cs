using System.Collections.Immutable;

namespace Gateway.Adapter.Json.Layout;

/// <summary>How values are written, by path; what is not named is a text or, with something below, an object.</summary>
internal sealed record TypesLayout
{
    public ImmutableArray<string> Number { get; init; } = [];

    public ImmutableArray<string> Boolean { get; init; } = [];

    public ImmutableArray<string> Either { get; init; } = [];

    public ImmutableArray<string> Array { get; init; } = [];

    public ImmutableArray<string> Json { get; init; } = [];

    public ImmutableArray<string> Object { get; init; } = [];

    public LayoutPlace<Kind> Places()
    {
        var places = new LayoutPlace<Kind>();
        foreach ((string _, ImmutableArray<string> paths, Kind kind) in All())
        {
            foreach (string path in paths)
            {
                places.Say(path, said => said | kind);
            }
        }

        return places;
    }

    public IEnumerable<Issue> Faults()
    {
        foreach (Issue fault in All().SelectMany(list => LayoutPaths.Faults($"types.{list.Member}", list.Paths)))
        {
            yield return fault;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string member, ImmutableArray<string> paths, Kind kind) in All())
        {
            for (int index = 0; index < paths.Length; index++)
            {
                if (kind != Kind.Array && !seen.Add(paths[index]))
                {
                    yield return LayoutReader.Wrong($"types.{member}[{index}]", "Expected a path that has no other type.");
                }
            }
        }
    }

    private IEnumerable<(string Member, ImmutableArray<string> Paths, Kind Kind)> All() =>
        [("number", Number, Kind.Number), ("boolean", Boolean, Kind.Boolean), ("either", Either, Kind.Either), ("array", Array, Kind.Array), ("json", Json, Kind.Json), ("object", Object, Kind.Object)];
}
