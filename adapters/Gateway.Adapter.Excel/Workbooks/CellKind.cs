namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>What a cell's content is (ECMA-376, part 1, 18.18.11).</summary>
internal enum CellKind
{
    Number,
    SharedText,
    Text,
    Truth,
    Date,

    /// <summary>An error's text, such as <c>#N/A</c>.</summary>
    Error,
}
