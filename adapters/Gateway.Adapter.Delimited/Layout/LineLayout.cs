namespace Gateway.Adapter.Delimited.Layout;

/// <summary>One kind of line and its fields, by position.</summary>
internal sealed record LineLayout : FieldList
{
    public string Name { get; init; } = "";

    public Occurs Occurs { get; init; }

    /// <summary>First fields of every such line, with separators between them; null where the number of fields tells.</summary>
    public string? BeginsWith { get; init; }

    /// <summary>Path of the field that says how many lines there are, such as <c>head/记录条数</c>.</summary>
    public string? Count { get; init; }

    public IEnumerable<Issue> Faults(string member, string marksAround)
    {
        if (!MarkRules.IsName(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path.");
        }

        if (BeginsWith is not null && !MarkRules.IsBeginning(BeginsWith))
        {
            yield return LayoutReader.Wrong($"{member}.begins-with", "Expected a word of ASCII characters.");
        }

        foreach (Issue fault in ListFaults(member, marksAround))
        {
            yield return fault;
        }
    }
}
