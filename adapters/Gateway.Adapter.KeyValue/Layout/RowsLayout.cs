using System.Collections.Immutable;

namespace Gateway.Adapter.KeyValue.Layout;

/// <summary>Keys that come once a row, with its number from 1 in brackets.</summary>
internal sealed record RowsLayout
{
    /// <summary>The node of one row.</summary>
    public string Name { get; init; } = "";

    /// <summary>The key that says how many rows there are.</summary>
    public string? Count { get; init; }

    public ImmutableArray<string> Keys { get; init; } = [];
}
