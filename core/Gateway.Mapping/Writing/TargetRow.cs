using System.Collections.Immutable;
using Gateway.Canonical;

namespace Gateway.Mapping;

/// <summary>A compiled row that writes a fact or an element.</summary>
internal sealed class TargetRow
{
    public required CompiledValue Value { get; init; }

    /// <summary>Name of the fact; null for an element.</summary>
    public string? Fact { get; init; }

    /// <summary>The element; null for a fact.</summary>
    public BoundPath? Path { get; init; }

    /// <summary>The each it belongs to.</summary>
    public required RowBlock<TargetRow> Block { get; init; }

    /// <summary>Where the path grows, outermost first; without a last step that grows by itself.</summary>
    public ImmutableArray<GrowthPoint> Growth { get; init; } = [];

    /// <summary>What it refers to; null for a row that writes a value.</summary>
    public SourceExpression.Reference? Reference => Value.Source as SourceExpression.Reference;

    /// <summary>Whose resource a <c>ref:TYPE[]</c> takes; null for other rows.</summary>
    public GrowthPoint? ReferenceGrowth { get; init; }
}
