using System.Collections.Immutable;

namespace Gateway.Adapter.Fixed.Layout;

/// <summary>A field whose value tells a kind of record.</summary>
internal sealed record TagLayout
{
    public string Field { get; init; } = "";

    /// <summary>The values; one of them has to stand there.</summary>
    public ImmutableArray<string> Is { get; init; } = [];
}
