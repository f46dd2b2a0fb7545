using System.Collections.Immutable;

namespace Gateway.Adapter.Calls.Layout;

/// <summary>A call that sets or asks for one named value.</summary>
internal sealed record ValueLayout
{
    /// <summary>Its arguments by role: <c>put(row, name, value)</c>, <c>result_n(name) = number</c>, <c>param(name, values)</c>.</summary>
    public string Call { get; init; } = "";

    /// <summary>Names that it takes; empty for every name.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Whether names that are not listed are kept too.</summary>
    public bool Others { get; init; }

    public bool Takes(string name) => Names.IsEmpty || Others || Names.Contains(name, StringComparer.Ordinal);
}
