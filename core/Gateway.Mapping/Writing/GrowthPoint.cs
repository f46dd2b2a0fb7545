namespace Gateway.Mapping;

/// <summary>A place of the target that grows by one element per item of an each. Rows of one each that write below the same prefix share the element.</summary>
/// <param name="Index">Place of its elements in the run.</param>
/// <param name="Block">The each.</param>
/// <param name="Prefix">Target up to and with <c>[]</c>.</param>
/// <param name="Step">The step that grows; -1 for the resource itself.</param>
internal sealed record GrowthPoint(int Index, RowBlock<TargetRow> Block, string Prefix, int Step);
