using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>What <c>outcome:NAME</c> says: of the current issue under an each, else of the first error.</summary>
internal static class OutcomeText
{
    public static string? Of(string name, RowScope scope)
    {
        ReplyContext? context = scope.Outcome;
        Issue? issue = scope.Current.Issue ?? context?.Issues.FirstOrDefault(candidate => candidate.IsError) ?? context?.Issues.FirstOrDefault();
        return name switch
        {
            "status" => context?.Status.ToString().ToLowerInvariant(),
            "code" => issue?.Code.Id,
            "path" => issue is null || issue.At.Path.Length == 0 ? null : issue.At.Path,
            "message-id" => context?.MessageId,
            "party" => context?.Explain?.Invoke(issue)?.PartyChinese,
            "advice" => context?.Explain?.Invoke(issue)?.Chinese,
            "evidence" => context?.Explain?.Invoke(issue)?.Evidence,
            _ => issue is null ? Plain(context?.Status) : Sentence(issue),
        };
    }

    private static string Sentence(Issue issue) =>
        $"{issue.Code.Chinese}{(issue.At.Path.Length == 0 ? "" : $"位置：{issue.At.Path}。")}{issue.Reason}";

    private static string Plain(ReplyStatus? status) => status switch
    {
        ReplyStatus.Accepted => "成功",
        ReplyStatus.Pending => "处理中，请稍后查询。",
        ReplyStatus.Refused => "已被拒绝。",
        _ => "处理失败。",
    };
}
