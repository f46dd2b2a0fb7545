using System.Collections.Immutable;

namespace Gateway.Adapter.Delimited.Layout;

/// <summary>Fields by position: those of a line, or those inside a field.</summary>
internal abstract record FieldList
{
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Fewest places that may be sent; null for all.</summary>
    public int? AtLeast { get; init; }

    /// <summary>Which of the fields hold further fields, and how.</summary>
    public ImmutableArray<InsideLayout> Inside { get; init; } = [];

    /// <summary>Null for what stands around it.</summary>
    public LeadingSeparator? LeadingSeparator { get; init; }

    /// <summary>Null for what stands around it.</summary>
    public TrailingSeparator? TrailingSeparator { get; init; }

    /// <summary>Number of places between separators; groups whose number the message says are not counted.</summary>
    internal int CountPlaces() => Fields.Sum(field => InsideOf(field) is { IsInline: true } group ? group.CountGroupPlaces() : 1);

    internal InsideLayout? InsideOf(string field) => Inside.FirstOrDefault(inside => inside.Field == field);

    protected IEnumerable<Issue> ListFaults(string member, string marksAround)
    {
        if (Fields.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.fields", "Expected the names of the fields.");
        }

        int places = CountPlaces();
        if (AtLeast < 0 || AtLeast > places || (AtLeast == 0 && this is LineLayout))
        {
            yield return LayoutReader.Wrong($"{member}.at-least", $"Expected {(this is LineLayout ? 1 : 0)} to {places}, the number of fields.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < Fields.Length; index++)
        {
            if (!MarkRules.IsName(Fields[index]) || !seen.Add(Fields[index]))
            {
                yield return LayoutReader.Wrong($"{member}.fields[{index}]", "Expected a name that can stand in a path, different from those before it.");
            }
        }

        for (int index = 0; index < Inside.Length; index++)
        {
            foreach (Issue fault in Inside[index].Faults($"{member}.inside[{index}]", this, index, marksAround))
            {
                yield return fault;
            }
        }
    }
}
