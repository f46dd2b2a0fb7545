using System.Buffers;
using System.Collections.Immutable;

namespace Gateway.Adapter.Delimited.Layout;

/// <summary>One kind of line and its fields, by position.</summary>
internal sealed record LineLayout
{
    private static readonly SearchValues<char> PathMarks = SearchValues.Create("/[]'\r\n");

    public string Name { get; init; } = "";

    public Occurs Occurs { get; init; }

    /// <summary>Path of the field that says how many lines there are, such as <c>head/记录条数</c>.</summary>
    public string? Count { get; init; }

    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Fewest fields that may be sent; null for all.</summary>
    public int? AtLeast { get; init; }

    public int Fewest => AtLeast ?? Fields.Length;

    /// <summary>Whether a line with so many pieces between separators is one of this kind.</summary>
    public bool Fits(int pieces, bool lastIsEmpty, TrailingSeparator trailing) => trailing switch
    {
        TrailingSeparator.Required => lastIsEmpty && Takes(pieces - 1),
        TrailingSeparator.Tolerated => Takes(pieces) || (lastIsEmpty && pieces == Fields.Length + 1),
        _ => Takes(pieces),
    };

    public bool Overlaps(LineLayout other) => Fewest <= other.Fields.Length && other.Fewest <= Fields.Length;

    public IEnumerable<Issue> Faults(string member)
    {
        if (!IsName(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path.");
        }

        if (Fields.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.fields", "Expected the names of the fields.");
        }

        if (Fewest < (Fields.IsEmpty ? 0 : 1) || Fewest > Fields.Length)
        {
            yield return LayoutReader.Wrong($"{member}.at-least", "Expected 1 to the number of fields.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < Fields.Length; index++)
        {
            if (!IsName(Fields[index]) || !seen.Add(Fields[index]))
            {
                yield return LayoutReader.Wrong($"{member}.fields[{index}]", "Expected a name that can stand in a path, different from those before it.");
            }
        }
    }

    private static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && !name.AsSpan().ContainsAny(PathMarks);

    private bool Takes(int fields) => fields >= Fewest && fields <= Fields.Length;
}
