namespace Gateway.Contract;

/// <summary>GW6601 to GW6699: filings and registers.</summary>
public static partial class IssueCodes
{
    /// <summary>A transaction that takes one row was to be filled with several.</summary>
    public static readonly IssueCode OneRowACall = Error("GW6601", "The platform takes one row a call here, and there are several: the province's batch size for this transaction must be 1.", "该交易每次只能上传一行，而此处有多行：请把该地区该交易的每批行数设为1。");

    /// <summary>One row of many was refused, and those before it stay at the platform.</summary>
    public static readonly IssueCode RowsBeforeStand = Error("GW6602", "The rows before the refused one were taken and stay: correct the row and send the whole document again; what is there already is found by its number and not taken twice.", "被拒绝的一行之前的各行平台已接收并保留：改正该行后整单重发即可，已接收的行按流水号识别，不会重复。");
}
