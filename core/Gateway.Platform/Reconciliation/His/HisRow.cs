namespace Gateway.Platform;

/// <summary>One row of the hospital's own ledger.</summary>
/// <param name="Number">setl_id; empty where the file has none.</param>
/// <param name="Local">Invoice or visit number; empty where the file has none.</param>
/// <param name="Total">In yuan; negative for a refund.</param>
/// <param name="Line">Of the file, from 1.</param>
public sealed record HisRow(string Number, string Local, bool IsRefund, decimal Total, int Line);
