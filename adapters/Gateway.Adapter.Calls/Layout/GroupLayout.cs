using System.Collections.Immutable;

namespace Gateway.Adapter.Calls.Layout;

/// <summary>Values that calls set or ask for one by one: a head, a row set, an item under construction, a result.</summary>
internal sealed record GroupLayout
{
    public string Name { get; init; } = "";

    /// <summary>Whether it has rows.</summary>
    public bool Many { get; init; }

    /// <summary>The call that chooses this group by its name, as in <c>setresultset("FeeInfo")</c>; null where none does.</summary>
    public string? SelectedBy { get; init; }

    /// <summary>Whether <see cref="SelectedBy"/> is written with the number of rows: <c>setresultset("CalcResultInfo")=3</c>.</summary>
    public bool Counted { get; init; }

    /// <summary>The call that begins a row, as in <c>new_mzmg_item()</c>; null where none does.</summary>
    public string? BegunBy { get; init; }

    /// <summary>The call that ends it, as in <c>save_mzmg_item()</c>.</summary>
    public string? EndedBy { get; init; }

    /// <summary>The calls for its values.</summary>
    public ImmutableArray<ValueLayout> Values { get; init; } = [];

    /// <summary>Every call that has to do with this group.</summary>
    public IEnumerable<string> AllCalls => new[] { SelectedBy, BegunBy, EndedBy }.OfType<string>().Concat(Values.Select(value => CallPattern.Of(value.Call)?.Name).OfType<string>()).Distinct();

    public IEnumerable<Issue> Faults(string member)
    {
        if (!CallsLayout.IsNodeName(Name))
        {
            yield return LayoutReader.Wrong($"{member}.name", "Expected a name that can stand in a path.");
        }

        foreach (Issue fault in FrameFaults(member))
        {
            yield return fault;
        }

        if (Values.IsEmpty)
        {
            yield return LayoutReader.Wrong($"{member}.values", "Expected at least one call.");
        }

        for (int index = 0; index < Values.Length; index++)
        {
            if (CallPattern.Of(Values[index].Call) is not { } pattern)
            {
                yield return LayoutReader.Wrong($"{member}.values[{index}].call", "Expected a call such as put(row, name, value) or getbyname(row, name) = value.");
            }
            else if (BegunBy is not null && (pattern.Has(Role.Row) || pattern.IsColumn))
            {
                yield return LayoutReader.Wrong($"{member}.values[{index}].call", $"Expected no row: {BegunBy} begins one.");
            }

            if (CallPattern.Of(Values[index].Call)?.IsColumn != CallPattern.Of(Values[0].Call)?.IsColumn)
            {
                yield return LayoutReader.Wrong($"{member}.values[{index}].call", "Expected calls for the values of all rows, or for one value each, not both in a group.");
            }

            if (!Values[index].Names.All(CallsLayout.IsNodeName))
            {
                yield return LayoutReader.Wrong($"{member}.values[{index}].names", "Expected names that can stand in a path.");
            }
        }
    }

    private IEnumerable<Issue> FrameFaults(string member)
    {
        foreach ((string call, string? name) in new[] { ("selected-by", SelectedBy), ("begun-by", BegunBy), ("ended-by", EndedBy) })
        {
            if (name is not null && !CallsLayout.IsCallName(name))
            {
                yield return LayoutReader.Wrong($"{member}.{call}", "Expected a function's name of letters, digits, _ and dots.");
            }
        }

        if (Counted && SelectedBy is null)
        {
            yield return LayoutReader.Wrong($"{member}.counted", "Expected selected-by: its call returns the number of rows.");
        }

        if (EndedBy is not null && BegunBy is null)
        {
            yield return LayoutReader.Wrong($"{member}.ended-by", "Expected begun-by as well.");
        }
    }
}
