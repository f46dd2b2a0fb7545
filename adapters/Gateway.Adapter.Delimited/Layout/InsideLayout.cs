namespace Gateway.Adapter.Delimited.Layout;

/// <summary>
/// What stands inside one field: fields with a separator of their own, perhaps several records of them; or, without one, a group whose fields stand among those of the line, so many times.
/// </summary>
internal sealed record InsideLayout : FieldList
{
    /// <summary>The field's name: that of the group of fields.</summary>
    public string Field { get; init; } = "";

    /// <summary>Between the fields inside; null where they stand among those around them.</summary>
    public string? Separator { get; init; }

    /// <summary>Between records inside the field; null where there is one.</summary>
    public string? Repeat { get; init; }

    /// <summary>Of a group without a separator of its own: how many times it comes.</summary>
    public int? Times { get; init; }

    /// <summary>The field before it that says how many there are.</summary>
    public string? Count { get; init; }

    /// <summary>Whether the group stands among the fields around it.</summary>
    internal bool IsInline => Separator is null;

    /// <summary>Whether there may be several.</summary>
    internal bool IsMany => Repeat is not null || (IsInline && Times is not 1);

    /// <summary>Places of a group without a separator of its own; 0 where the message says how many.</summary>
    internal int CountGroupPlaces() => (Times ?? 0) * CountPlaces();

    public IEnumerable<Issue> Faults(string member, FieldList around, int index, string marksAround)
    {
        int place = around.Fields.IndexOf(Field);
        if (place < 0 || around.InsideOf(Field) != around.Inside[index])
        {
            yield return LayoutReader.Wrong($"{member}.field", "Expected the name of a field of this line that no other member describes.");
        }

        foreach (Issue fault in MarkFaults(member, marksAround).Concat(GroupFaults(member, around, place)))
        {
            yield return fault;
        }

        foreach (Issue fault in ListFaults(member, marksAround + Separator + Repeat))
        {
            yield return fault;
        }
    }

    private IEnumerable<Issue> MarkFaults(string member, string marksAround)
    {
        if (Separator is not null && (!MarkRules.IsMark(Separator) || marksAround.Contains(Separator, StringComparison.Ordinal)))
        {
            yield return LayoutReader.Wrong($"{member}.separator", "Expected one ASCII character, neither letter, digit nor line break, other than those around it.");
        }

        if (Repeat is not null && (!MarkRules.IsMark(Repeat) || Repeat == Separator || IsInline || marksAround.Contains(Repeat, StringComparison.Ordinal)))
        {
            yield return LayoutReader.Wrong($"{member}.repeat", "Expected one ASCII character other than those around it, for fields with a separator of their own.");
        }
    }

    private IEnumerable<Issue> GroupFaults(string member, FieldList around, int place)
    {
        if (Times is not null && (!IsInline || Count is not null || Times < 1))
        {
            yield return LayoutReader.Wrong($"{member}.times", "Expected 1 or more, for a group without a separator of its own and without a count.");
        }

        if (Count is not null && (!IsMany || around.Fields.IndexOf(Count) is var counter && (counter < 0 || counter >= place || around.InsideOf(Count) is not null)))
        {
            yield return LayoutReader.Wrong($"{member}.count", "Expected a field before this one, for what may come several times.");
        }

        if (IsInline && Times is null && Count is null && place != around.Fields.Length - 1)
        {
            yield return LayoutReader.Wrong($"{member}.field", "Expected the last field, for a group that takes all that is left; else times or count.");
        }

        if (IsInline && (LeadingSeparator ?? TrailingSeparator as object) is not null)
        {
            yield return LayoutReader.Wrong($"{member}.separator", "Expected a separator of its own for a leading or trailing one.");
        }
    }
}
