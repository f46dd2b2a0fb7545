namespace Gateway.Contract;

// Step 8, Deliver: what the other side answered.
public static partial class IssueCodes
{
    /// <summary>The platform answered that it did not do it.</summary>
    public static readonly IssueCode PlatformRefused = Error("GW6001", "The platform refused the transaction.", "平台拒绝了该交易。");

    /// <summary>A step that was done could not be taken back.</summary>
    public static readonly IssueCode UndoRefused = Error("GW6002", "A step that was done could not be taken back; a person must decide.", "已办理的步骤无法撤销，需人工处理。");

    /// <summary>Asking and reversing did not show what became of an attempt.</summary>
    public static readonly IssueCode OutcomeUnresolved = Error("GW6003", "It stayed unknown whether the platform acted; a person must decide.", "多次查询后仍无法确定平台是否已办理，需人工处理。");

    /// <summary>A part was done, the rest refused, and the plan does not say how to take the part back.</summary>
    public static readonly IssueCode PartlyDone = Error("GW6004", "A part was done and the rest refused; a person must decide.", "部分已办理，其余被拒绝，需人工处理。");

    /// <summary>The journalled plan cannot be followed: its tables are gone or it was damaged.</summary>
    public static readonly IssueCode PlanUnusable = Error("GW6005", "The plan of this message cannot be followed any more; a person must decide.", "该报文的交易计划已无法执行，需人工处理。");

    /// <summary>The FHIR server refused the request.</summary>
    public static readonly IssueCode FhirRefused = Error("GW6101", "The FHIR server refused the request.", "FHIR服务器拒绝了该请求。");
}
