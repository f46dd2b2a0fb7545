namespace Gateway.Contract;

/// <summary>GW6701 to GW6799: settlement lists, medical records and prescriptions.</summary>
public static partial class IssueCodes
{
    /// <summary>A message holds more than one report or prescription, but a transaction takes one.</summary>
    public static readonly IssueCode SecondRecord = Error("GW6701", "The message holds a second report or prescription, and the platform takes one per message: send one message for each.", "报文含有第二份报告或处方，平台每次只接收一份：请分成多条报文发送。");
}
