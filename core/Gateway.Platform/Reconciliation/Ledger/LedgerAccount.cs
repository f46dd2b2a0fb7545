namespace Gateway.Platform;

/// <summary>What is reconciled and cleared together.</summary>
/// <param name="Insutype">险种.</param>
/// <param name="ClearingType">清算类别 (clr_type).</param>
/// <param name="Agency">结算经办机构 (setl_optins): an area code.</param>
public readonly record struct LedgerAccount(string Insutype, string ClearingType, string Agency)
{
    /// <summary>As the ledger writes it: <c>310/11/999900</c>.</summary>
    public string Text => $"{Insutype}/{ClearingType}/{Agency}";

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    public static LedgerAccount Parse(string text) => text.Split('/') is [var insutype, var clearing, var agency] ? new LedgerAccount(insutype, clearing, agency) : new LedgerAccount(text, "", "");
}
