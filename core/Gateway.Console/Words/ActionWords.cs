namespace Gateway.Console.Words;

internal static class ActionWords
{
    public static readonly Word Retry = new("放行重试", "Retry");
    public static readonly Word Park = new("搁置", "Park");
    public static readonly Word Skip = new("跳过", "Skip");
    public static readonly Word Edit = new("改正后重发", "Correct and send");
    public static readonly Word Content = new("更正后的报文（Base64）", "The corrected message (Base64)");
    public static readonly Word BeginJob = new("开始批量任务", "Begin a job");
    public static readonly Word JobAction = new("批量操作", "What to do");
    public static readonly Word Resend = new("重发被拒绝的", "Send refused ones again");
    public static readonly Word Release = new("只放行搁置的", "Let parked ones go on");
    public static readonly Word Issue = new("问题代码（如GW6002）", "Issue code (such as GW6002)");
    public static readonly Word DryRun = new("只预览数量", "Only count");
    public static readonly Word PauseJob = new("暂停任务", "Hold the job");
    public static readonly Word ResumeJob = new("继续任务", "Let the job go on");
    public static readonly Word CancelJob = new("取消任务", "End the job");
    public static readonly Word Unmask = new("查看未脱敏内容", "Show unmasked");
    public static readonly Word Ask = new("再查询一次", "Ask again");
    public static readonly Word Reverse = new("冲正", "Reverse");
    public static readonly Word Confirm = new("人工确认", "Confirm");
    public static readonly Word ConfirmAs = new("确认结果", "What is confirmed");
    public static readonly Word ConfirmDone = new("平台已办理", "The platform did it");
    public static readonly Word ConfirmNotDone = new("平台未办理", "The platform did not do it");
    public static readonly Word PlatformNumber = new("平台编号（已办理时必填）", "The platform's number (where it was done)");
    public static readonly Word Undo = new("撤销整次就诊", "Take the visit back");
    public static readonly Word UndoTo = new("撤销到", "Back to");
    public static readonly Word UndoToRegistered = new("保留登记", "Registered");
    public static readonly Word UndoToNothing = new("全部撤销", "Nothing");
    public static readonly Word Reload = new("重新加载", "Reload");
    public static readonly Word Reconcile = new("发起对账", "Reconcile");
    public static readonly Word Institution = new("机构", "Institution");
    public static readonly Word Day = new("日期（如2026-03-01）", "Day (such as 2026-03-01)");
    public static readonly Word Repair = new("处理方式", "Repair");
    public static readonly Word RepairNone = new("只列出", "List only");
    public static readonly Word RepairSafe = new("自动处理无风险项", "Repair what is safe");
    public static readonly Word Reason = new("原因", "Reason");
    public static readonly Word Do = new("确定", "Do it");
    public static readonly Word Request = new("提交申请（需他人批准）", "Request (somebody else approves)");
    public static readonly Word Approve = new("批准", "Approve");
    public static readonly Word Decline = new("驳回", "Decline");
    public static readonly Word PutUser = new("新建或修改用户", "Make or change a user");
    public static readonly Word Roles = new("角色（viewer、operator、mapper、auditor、admin，逗号分隔）", "Roles (viewer, operator, mapper, auditor, admin, separated by commas)");
    public static readonly Word Disabled = new("停用", "Disabled");
    public static readonly Word SetupLink = new("生成设置密码链接", "Make a set-up link");
    public static readonly Word Filter = new("筛选", "Filter");
}
