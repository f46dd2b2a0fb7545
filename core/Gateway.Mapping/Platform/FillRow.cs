namespace Gateway.Mapping;

/// <summary>A compiled row that writes one field of a transaction's input.</summary>
/// <param name="Node">Node of the input, e.g. <c>feedetail</c>.</param>
/// <param name="Code">Field, e.g. <c>cnt</c>.</param>
/// <param name="Field">What the standard says of it.</param>
/// <param name="Value">The value columns.</param>
/// <param name="Place">Where the node stands in the input.</param>
/// <param name="MaxLength">Most characters; 0 for no limit.</param>
internal sealed record FillRow(string Node, string Code, PlatformField Field, CompiledValue Value, FillNode Place, int MaxLength)
{
    /// <summary>The each it belongs to.</summary>
    public required RowBlock<FillRow> Block { get; init; }

    /// <summary>The table's word counts before the standard's.</summary>
    public bool IsRequired => Value.Required ?? Field.IsRequired;
}
