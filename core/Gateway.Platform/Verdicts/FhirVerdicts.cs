using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>What to do about a FHIR server's answer, by the OperationOutcome's code (value set issue-type of R4).</summary>
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
        new("login", Party.Gateway, "服务器不认网关的令牌或账号：网关管理员更换 Platform:Fhir 的 Token 或 User 和 Password；报文等待，改正后自动继续。", "The server does not know the gateway's token or user: whoever runs the gateway replaces Token, or User and Password, in Platform:Fhir; messages wait and go on by themselves."),
        new("expired", Party.Gateway, "网关的令牌已过期：网关管理员更换 Platform:Fhir 的 Token；报文等待，改正后自动继续。", "The gateway's token has expired: whoever runs the gateway replaces Token in Platform:Fhir; messages wait and go on by themselves."),
        new("throttled", Party.Platform, "服务器要求放慢：网关按其时限等待后自动继续；经常出现时在 Delivery:Destinations:fhir:RateLimit 中设上限。", "The server asks to be left alone for a while: the gateway waits as long as it says and goes on; where it happens often, set Delivery:Destinations:fhir:RateLimit."),
        new("transient", Party.Platform, "服务器暂时不能办理：网关稍后自动再试；持续出现时请其管理员查看。", "The server cannot do it for now: the gateway tries again by itself; when it goes on, have its operators look."),
        new("timeout", Party.Platform, "服务器内部超时：网关稍后自动再试；持续出现时请其管理员查看。", "The server ran out of time inside: the gateway tries again by itself; when it goes on, have its operators look."),
        new("lock-error", Party.Platform, "资源被他人锁定：网关稍后自动再试；持续出现时请其管理员查看。", "Somebody else holds the resource: the gateway tries again by itself; when it goes on, have its operators look."),
        new("no-store", Party.Platform, "服务器无法保存：请其管理员查看存储。", "The server cannot store anything: have its operators see to its storage."),
        new("exception", Party.Platform, "服务器内部出错：请其管理员查看日志。", "The server failed inside: have its operators see its log."),
    ];

    /// <summary>The verdict; null where the code says nothing more than that the content was refused.</summary>
    /// <param name="words">As an issue's reason, <c>conflict Version 3 is not the last.</c>, or an attempt's, <c>HTTP 409 conflict …</c>.</param>
    /// <param name="evidence">How it is seen.</param>
    public static Verdict? Of(string words, string evidence) =>
        Array.Find(Rows, row => words.StartsWith(row.Code, StringComparison.Ordinal) || $"{words} ".Contains($" {row.Code} ", StringComparison.Ordinal)) is { } row ? new Verdict(row.Party, evidence, row.Chinese, row.English) : null;

    private sealed record Row(string Code, Party Party, string Chinese, string English);
}
