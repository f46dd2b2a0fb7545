using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>One row of the result file of 3202.</summary>
/// <param name="Code">stmt_rslt, in the province's own form.</param>
/// <param name="Amounts">Funds as the province counts them; null where none were given.</param>
internal sealed record ResultRow(string Person, string Visit, string Number, string MsgId, string Code, bool IsRefund, string Memo, LedgerAmounts? Amounts);
