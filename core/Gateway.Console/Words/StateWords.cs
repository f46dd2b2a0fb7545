namespace Gateway.Console.Words;

/// <summary>States, outcomes and the like as people read them, by the words of the API.</summary>
internal static class StateWords
{
    private static readonly Dictionary<string, Word> Known = new(StringComparer.Ordinal)
    {
        ["received"] = new("已接收", "received"),
        ["prepared"] = new("待发送", "waiting"),
        ["parked"] = new("已搁置", "parked"),
        ["accepted"] = new("已受理", "accepted"),
        ["refused"] = new("已拒绝", "refused"),
        ["reversed"] = new("已冲销", "reversed"),
        ["skipped"] = new("已跳过", "skipped"),
        ["key-lapsed"] = new("业务号期满释放", "business number free again"),
        ["unknown"] = new("结果未知", "unknown"),
        ["notsent"] = new("未发出", "not sent"),
        ["open"] = new("进行中", "open"),
        ["resolving"] = new("正在查清", "resolving"),
        ["person"] = new("等人处理", "waits for a person"),
        ["rejected"] = new("网关拒绝", "refused by the gateway"),
        ["finished"] = new("办结", "finished"),
        ["replied"] = new("已答复", "replied"),
        ["released"] = new("已放行", "released"),
        ["answered-late"] = new("迟到应答", "answered late"),
        ["attempt"] = new("发送", "attempt"),
        ["arrival"] = new("医院原文", "Sender's bytes"),
        ["record"] = new("解析出的字段", "Record"),
        ["canonical"] = new("标准报文（FHIR）", "Canonical (FHIR)"),
        ["plan"] = new("交易计划", "Plan"),
        ["reply"] = new("给医院的答复", "Reply to the sender"),
        ["answer"] = new("平台应答", "Answer"),
        ["request"] = new("平台请求", "Request"),
        ["do"] = new("办理", "do"),
        ["ask"] = new("查询", "ask"),
        ["reverse"] = new("冲正", "reverse"),
        ["undo"] = new("撤销", "undo"),
        ["opening"] = new("正在恢复", "opening"),
        ["window"] = new("停机窗口", "window"),
        ["paused"] = new("人工暂停", "paused"),
        ["closed"] = new("暂停", "closed"),
        ["half-open"] = new("试探", "half open"),
        ["running"] = new("进行中", "running"),
        ["stopped"] = new("已自动停止", "stopped by itself"),
        ["cancelled"] = new("已取消", "cancelled"),
        ["done"] = new("成功", "done"),
        ["failed"] = new("失败", "failed"),
        ["left-alone"] = new("未处理", "left alone"),
        ["retry"] = new("放行重试", "retry"),
        ["release"] = new("放行", "release"),
        ["resend"] = new("重发", "send again"),
        ["park"] = new("搁置", "park"),
        ["approved"] = new("已批准", "approved"),
        ["declined"] = new("已驳回", "declined"),
        ["expired"] = new("已失效", "expired"),
    };

    /// <summary>Of an incident's note.</summary>
    public static Word OfNote(string state) => state switch { "working" => PageWords.NoteWorking, "watch" => PageWords.NoteWatch, "closed" => PageWords.NoteClosed, "again" => new Word("关闭后又出现", "came again"), "quiet" => new Word("已平息", "quiet"), _ => PageWords.NoteOpen };

    /// <summary>Of a version of mapping tables.</summary>
    public static Word OfVersion(string status) => status switch { "released" => new Word("已发布", "released"), "draft" => new Word("草稿", "draft"), "retired" => new Word("已停用", "retired"), _ => new Word(status, status) };

    /// <summary>The word; the API's own where it has none.</summary>
    public static Word Of(string state) => Known.TryGetValue(state, out Word? word) ? word : new Word(state, state);
}
