using System.Collections.Immutable;

namespace Gateway.Adapter.Rows.Layout;

/// <summary>One table or result set.</summary>
internal sealed record TableLayout
{
    public string Name { get; init; } = "";

    /// <summary>In the order in which they are written, and read where an INSERT names none.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];
}
