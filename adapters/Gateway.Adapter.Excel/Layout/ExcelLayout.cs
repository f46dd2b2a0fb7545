using System.Collections.Immutable;

namespace Gateway.Adapter.Excel.Layout;

/// <summary>The <c>layout</c> of a source of this format; README.md has an example of every member.</summary>
internal sealed record ExcelLayout
{
    public ImmutableArray<ListLayout> Lists { get; init; } = [];

    /// <summary>What cannot be, member by member.</summary>
    public IEnumerable<Issue> Faults()
    {
        if (Lists.IsEmpty)
        {
            yield return LayoutReader.Wrong("lists", "Expected at least one kind of list.");
        }

        for (int index = 0; index < Lists.Length; index++)
        {
            if (Lists.Take(index).Any(other => other.Name == Lists[index].Name))
            {
                yield return LayoutReader.Wrong($"lists[{index}].name", "Expected a name different from those before it.");
            }

            foreach (Issue fault in Lists[index].Faults($"lists[{index}]"))
            {
                yield return fault;
            }
        }
    }
}
