using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>What to do about a FHIR server's refusal, by the OperationOutcome's code (value set issue-type of R4).</summary>
internal static class FhirVerdicts
{
    private static readonly Row[] Rows =
    [
        new("multiple-matches", Party.Platform, "服务器上有多个资源带同一标识：请其管理员合并重复资源后重发。", "The server has several resources with this identifier: have them merged there, then send again."),
        new("duplicate", Party.Platform, "服务器上已有相同内容：请其管理员核对后再决定。", "The server has this already: have its operators compare."),
        new("conflict", Party.Platform, "服务器上的版本有冲突：网关已多次重试，请其管理员处理。", "Versions clash on the server: the gateway has tried again; have its operators mend it."),
        new("not-found", Party.Sender, "所引用的资源在服务器上不存在：先发送被引用的内容，再重发。", "A resource that is referred to is not there: send that one first, then this one again."),
        new("security", Party.Gateway, "服务器不允许网关做这件事：请其管理员开通权限。", "The server does not let the gateway do this: have its operators grant it."),
        new("forbidden", Party.Gateway, "服务器不允许网关做这件事：请其管理员开通权限。", "The server does not let the gateway do this: have its operators grant it."),
        new("not-supported", Party.Platform, "服务器不支持这种资源或操作：与其管理员核对能力声明。", "The server does not support this resource or operation: compare its capability statement."),
        new("business-rule", Party.Sender, "违反服务器的业务规则：请医院按说明更正数据后重发。", "A rule of the server's business is broken: the sender corrects the data and sends again."),
        new("code-invalid", Party.Mapping, "编码不在服务器的值集中：在编码对照表中更正后重发。", "A code is not in the server's value set: correct the code table and send again."),
        new("exception", Party.Platform, "服务器内部出错：请其管理员查看日志。", "The server failed inside: have its operators see its log."),
    ];

    /// <summary>The verdict; null where the code says nothing more than that the content was refused.</summary>
    public static Verdict? Of(Issue issue, string evidence) =>
        Array.Find(Rows, row => issue.Reason.StartsWith(row.Code, StringComparison.Ordinal) || issue.Reason.Contains($" {row.Code} ", StringComparison.Ordinal)) is { } row ? new Verdict(row.Party, evidence, row.Chinese, row.English) : null;

    private sealed record Row(string Code, Party Party, string Chinese, string English);
}
