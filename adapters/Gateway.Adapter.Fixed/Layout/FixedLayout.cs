using System.Collections.Immutable;

namespace Gateway.Adapter.Fixed.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record FixedLayout
{
    public Unit Unit { get; init; }

    /// <summary>What the first byte's position is called where fields name theirs: 1 or 0.</summary>
    public int FirstPosition { get; init; } = 1;

    public ByteOrder ByteOrder { get; init; }

    /// <summary>What fields are filled up with unless they say otherwise: one ASCII character, or its byte as <c>0x00</c>.</summary>
    public string Fill { get; init; } = " ";

    public CutCharacter CutCharacter { get; init; }

    public TooLong TooLong { get; init; }

    /// <summary>Whether a NUL ends the text of a field, whatever stands behind it.</summary>
    public bool EndsAtNul { get; init; }

    /// <summary>What stands behind each record; null for nothing: the next one begins at once.</summary>
    public LineEnd? LineEnd { get; init; }

    public ImmutableArray<ShapeLayout> Shapes { get; init; } = [];

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (FirstPosition is not (0 or 1))
        {
            yield return LayoutReader.Wrong("first-position", "Expected 0 or 1.");
        }

        if (!FieldText.TryFill(Fill, out _))
        {
            yield return LayoutReader.Wrong("fill", "Expected one ASCII character, or a byte such as 0x00.");
        }

        if (Shapes.IsEmpty)
        {
            yield return LayoutReader.Wrong("shapes", "Expected at least one shape.");
        }

        for (int index = 0; index < Shapes.Length; index++)
        {
            foreach (Issue fault in Shapes[index].Faults($"shapes[{index}]", this).Concat(TwinFaults(index)))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<Issue> TwinFaults(int index)
    {
        ShapeLayout shape = Shapes[index];
        if (Shapes.Take(index).Any(other => other.Name == shape.Name))
        {
            yield return LayoutReader.Wrong($"shapes[{index}].name", "Expected a name different from those before it.");
        }
    }
}
