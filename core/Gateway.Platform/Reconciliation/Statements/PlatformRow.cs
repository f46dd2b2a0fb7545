using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>A settlement or refund as the platform has it.</summary>
/// <param name="Number">setl_id.</param>
/// <param name="MsgId">The msgid that made it; empty where the platform did not say.</param>
/// <param name="Amounts">Cash is never told there.</param>
/// <param name="Account">Insurance, clearing type, agency; the insurance is empty where the platform did not say.</param>
public sealed record PlatformRow(string Number, string Visit, string Person, string MsgId, bool IsRefund, LedgerAmounts Amounts, LedgerAccount Account, DateOnly Day);
