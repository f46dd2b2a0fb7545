using System.Collections.Immutable;

namespace Gateway.Adapter.Rows.Layout;

/// <summary>One stored procedure.</summary>
internal sealed record CallLayout
{
    public string Name { get; init; } = "";

    /// <summary>Its arguments by position; later ones may be left out.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];
}
