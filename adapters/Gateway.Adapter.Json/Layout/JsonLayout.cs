using System.Collections.Immutable;

namespace Gateway.Adapter.Json.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record JsonLayout
{
    public const int DeepestDepth = 256;

    public TypesLayout Types { get; init; } = new();

    public ImmutableArray<Laxness> Lax { get; init; } = [];

    public Duplicates Duplicates { get; init; }

    public Nulls Nulls { get; init; }

    public Empty Empty { get; init; }

    public ImmutableArray<Escaping> Escape { get; init; } = [];

    public Spaces Spaces { get; init; }

    /// <summary>What joins the names of flattened messages; null where objects are nested.</summary>
    public string? Flat { get; init; }

    public bool ByteOrderMark { get; init; }

    public int MaxDepth { get; init; } = 64;

    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Every path that a message may have; empty where nobody says.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    public bool Takes(Laxness laxness) => Lax.Contains(laxness);

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (MaxDepth is < 1 or > DeepestDepth)
        {
            yield return LayoutReader.Wrong("max-depth", $"Expected 1 to {DeepestDepth}.");
        }

        if (MaxBytes < 1)
        {
            yield return LayoutReader.Wrong("max-bytes", "Expected 1 or more.");
        }

        if (Flat is not null && (Flat.Length != 1 || char.IsAsciiLetterOrDigit(Flat[0]) || Flat[0] is '[' or ']' or '"' or '\\' or '/'))
        {
            yield return LayoutReader.Wrong("flat", "Expected one mark such as '.' or '_'.");
        }

        foreach (Issue fault in Types.Faults().Concat(LayoutPaths.Faults("paths", Paths)))
        {
            yield return fault;
        }
    }
}
