using System.Collections.Immutable;

namespace Gateway.Adapter.Delimited.Layout;

/// <summary>One shape that a message of the source may have: its kinds of lines, in order. Members of the layout that stand here too count for this shape alone.</summary>
internal sealed record ShapeLayout
{
    /// <summary>Name of the node that says which shape a record has.</summary>
    public const string NodeName = "shape";

    public string Name { get; init; } = "";

    /// <summary>First fields of the first line, with separators between them; null where the number of fields tells.</summary>
    public string? BeginsWith { get; init; }

    public Direction Direction { get; init; }

    public string? Separator { get; init; }

    public string? LineEnd { get; init; }

    public LastLineEnd? LastLineEnd { get; init; }

    public LeadingSeparator? LeadingSeparator { get; init; }

    public TrailingSeparator? TrailingSeparator { get; init; }

    public BufferLayout? Buffer { get; init; }

    public ImmutableArray<LineLayout> Lines { get; init; } = [];

    /// <summary>The kind whose field this path names; null when there is none.</summary>
    public LineLayout? KindOf(string? path) => Lines.FirstOrDefault(kind => kind.Fields.Any(field => path == $"{kind.Name}/{field}" && kind.InsideOf(field) is null));

    public IEnumerable<Issue> Faults(string member, DelimitedLayout layout)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name.");
        }

        if (BeginsWith is not null && !MarkRules.IsBeginning(BeginsWith))
        {
            yield return LayoutReader.Wrong($"{member}.begins-with", "Expected a word of ASCII characters.");
        }

        if (Lines.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.lines", "Expected at least one kind of line.");
        }

        foreach (Issue fault in LayoutMarks.Faults($"{member}.", Separator, LineEnd, Separator ?? layout.Separator).Concat(Buffer?.Faults($"{member}.buffer") ?? []))
        {
            yield return fault;
        }

        string marks = (Separator ?? layout.Separator) + ((LineEnd ?? layout.LineEnd) is { Length: 1 } mark ? mark : "") + layout.Quote;
        for (int index = 0; index < Lines.Length; index++)
        {
            foreach (Issue fault in Lines[index].Faults($"{member}.lines[{index}]", marks).Concat(PlaceFaults($"{member}.lines[{index}]", index)))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<Issue> PlaceFaults(string member, int index)
    {
        LineLayout kind = Lines[index];
        if (kind.Name == NodeName || Lines.Take(index).Any(other => other.Name == kind.Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", $"Expected a name other than {NodeName} and than those before it.");
        }

        bool isCountable = KindOf(kind.Count) is { Occurs: Occurs.Once } counter && Lines.IndexOf(counter) < index;
        if (kind.Count is not null && (kind.Occurs != Occurs.Many || !isCountable))
        {
            yield return LayoutReader.Wrong($"{member}.count", "Expected the field of an earlier line that occurs once, such as head/count, for a line that occurs many times.");
        }
    }
}
