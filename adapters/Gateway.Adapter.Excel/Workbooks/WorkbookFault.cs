namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>Ends the reading of a workbook: its code and what was expected become an issue.</summary>
internal sealed class WorkbookFault(IssueCode code, string expected) : IOException(expected)
{
    public IssueCode Code { get; } = code;
}
