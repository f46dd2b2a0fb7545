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

    public TrailingSeparator TrailingSeparator { get; init; }

    public ImmutableArray<ShapeLayout> Shapes { get; init; } = [];

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (!IsMark(Separator))
        {
            yield return LayoutReader.Wrong("separator", "Expected one ASCII character, neither letter, digit nor line break.");
        }

        if (LineEnd is not ("crlf" or "lf" or "cr") && (!IsMark(LineEnd) || LineEnd == Separator))
        {
            yield return LayoutReader.Wrong("line-end", "Expected crlf, lf, cr or one ASCII character other than the separator.");
        }

        if (Shapes.IsEmpty)
        {
            yield return LayoutReader.Wrong("shapes", "Expected at least one shape.");
        }

        for (int index = 0; index < Shapes.Length; index++)
        {
            foreach (Issue fault in Shapes[index].Faults($"shapes[{index}]").Concat(TwinFaults(index)))
            {
                yield return fault;
            }
        }
    }

    private static bool IsMark(string text) => text.Length == 1 && char.IsAscii(text[0]) && !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('\r' or '\n' or '\0');

    private IEnumerable<Issue> TwinFaults(int index)
    {
        ShapeLayout shape = Shapes[index];
        IEnumerable<ShapeLayout> earlier = Shapes.Take(index);
        if (earlier.Any(other => other.Name == shape.Name))
        {
            yield return LayoutReader.Wrong($"shapes[{index}].name", "Expected a name different from those before it.");
        }

        if (earlier.FirstOrDefault(shape.LooksLike) is { } twin)
        {
            yield return LayoutReader.Wrong($"shapes[{index}]", $"Expected a first line that tells it from {twin.Name}: begins-with, another number of fields, or direction out.");
        }
    }
}
