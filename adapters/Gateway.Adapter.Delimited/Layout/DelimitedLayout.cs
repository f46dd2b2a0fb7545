using System.Collections.Immutable;

namespace Gateway.Adapter.Delimited.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record DelimitedLayout
{
    /// <summary>One ASCII character.</summary>
    public string Separator { get; init; } = "";

    /// <summary><c>crlf</c>, <c>lf</c>, <c>cr</c>, or one ASCII character.</summary>
    public string LineEnd { get; init; } = "crlf";

    public LastLineEnd LastLineEnd { get; init; }

    public LeadingSeparator LeadingSeparator { get; init; }

    public TrailingSeparator TrailingSeparator { get; init; }

    /// <summary>One ASCII character around values that hold separators; null where values have no quotes.</summary>
    public string? Quote { get; init; }

    public Quoted Quoted { get; init; }

    public ImmutableArray<ShapeLayout> Shapes { get; init; } = [];

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        foreach (Issue fault in LayoutMarks.Faults("", Separator, LineEnd, Separator))
        {
            yield return fault;
        }

        if (Quote is not null && (!MarkRules.IsMark(Quote) || Quote == Separator || Quote == LineEnd))
        {
            yield return LayoutReader.Wrong("quote", "Expected one ASCII character other than separator and line end.");
        }

        if (Shapes.IsEmpty)
        {
            yield return LayoutReader.Wrong("shapes", "Expected at least one shape.");
        }

        for (int index = 0; index < Shapes.Length; index++)
        {
            foreach (Issue fault in Shapes[index].Faults($"shapes[{index}]", this))
            {
                yield return fault;
            }

            if (Shapes.Take(index).Any(other => other.Name == Shapes[index].Name))
            {
                yield return LayoutReader.Wrong($"shapes[{index}].name", "Expected a name different from those before it.");
            }
        }
    }
}
