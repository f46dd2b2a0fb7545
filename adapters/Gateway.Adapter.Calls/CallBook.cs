using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls;

/// <summary>A layout made ready: what each function's name means.</summary>
internal sealed class CallBook(CallsLayout layout)
{
    public const int MaxNameBytes = 64;

    public LineEnd LineEnd => layout.LineEnd;

    /// <summary>Calls by position.</summary>
    public FrozenDictionary<string, PositionalCall> Positional { get; } = layout.Calls.ToFrozenDictionary(
        call => call.Name,
        call => new PositionalCall(call, [.. call.Arguments.Select(text => ArgumentLayout.Of(text)!)]), // the layout has no faults
        StringComparer.Ordinal);

    /// <summary>Groups by name.</summary>
    public FrozenDictionary<string, GroupLayout> Groups { get; } = layout.Groups.ToFrozenDictionary(group => group.Name, StringComparer.Ordinal);

    /// <summary>Functions that choose a group.</summary>
    public FrozenSet<string> Selecting { get; } = layout.Groups.Select(group => group.SelectedBy).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Functions that begin a row.</summary>
    public FrozenDictionary<string, GroupLayout> Beginning { get; } = ByCall(layout, group => group.BegunBy);

    /// <summary>Functions that end one.</summary>
    public FrozenDictionary<string, GroupLayout> Ending { get; } = ByCall(layout, group => group.EndedBy);

    /// <summary>Functions for one value: the groups that it may be for, in layout order.</summary>
    public FrozenDictionary<string, ImmutableArray<ValueCall>> Values { get; } = ValueCalls(layout, call => call.Pattern.Name);

    /// <summary>The same by group.</summary>
    public FrozenDictionary<string, ImmutableArray<ValueCall>> OfGroup { get; } = ValueCalls(layout, call => call.Group.Name);

    /// <summary>Every function's name.</summary>
    public IEnumerable<string> Names => Positional.Keys.Concat(Selecting).Concat(Beginning.Keys).Concat(Ending.Keys).Concat(Values.Keys);

    private static FrozenDictionary<string, ImmutableArray<ValueCall>> ValueCalls(CallsLayout layout, Func<ValueCall, string> key) => layout.Groups
        .SelectMany(group => group.Values.Select(value => new ValueCall(group, value, CallPattern.Of(value.Call)!))) // the layout has no faults
        .GroupBy(key, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.ToImmutableArray(), StringComparer.Ordinal);

    private static FrozenDictionary<string, GroupLayout> ByCall(CallsLayout layout, Func<GroupLayout, string?> call) => layout.Groups
        .Where(group => call(group) is not null)
        .GroupBy(group => call(group)!, StringComparer.Ordinal) // those without were left out
        .ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}
