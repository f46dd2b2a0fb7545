namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>A row of a table that is joined with others.</summary>
internal readonly record struct JoinedRow(TableReader Table, int Row);
