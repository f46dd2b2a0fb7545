namespace Gateway.Console.Words;

internal static class MessageWords
{
    public static readonly Word Message = new("报文", "Message");
    public static readonly Word Number = new("编号", "No.");
    public static readonly Word Received = new("接收时间", "Received");
    public static readonly Word State = new("状态", "State");
    public static readonly Word Institution = new("机构", "Institution");
    public static readonly Word Source = new("来源", "Source");
    public static readonly Word Event = new("业务", "Event");
    public static readonly Word Attempts = new("次数", "Tries");
    public static readonly Word Issue = new("问题", "Issue");
    public static readonly Word Lane = new("通道", "Lane");
    public static readonly Word Mapping = new("映射版本", "Mapping");
    public static readonly Word Size = new("字节", "Bytes");
    public static readonly Word Verdict = new("结论", "Verdict");
    public static readonly Word Party = new("责任方", "Who failed");
    public static readonly Word Evidence = new("依据", "Evidence");
    public static readonly Word Next = new("下一步", "Next step");
    public static readonly Word Story = new("全程", "Story");
    public static readonly Word Sender = new("医院", "Sender");
    public static readonly Word Gateway = new("网关", "Gateway");
    public static readonly Word Platform = new("平台", "Platform");
    public static readonly Word Stages = new("各阶段内容（已脱敏）", "Content at every stage (masked)");
    public static readonly Word StagesUnmasked = new("各阶段内容（未脱敏，已记录）", "Content at every stage (unmasked; this view is recorded)");
    public static readonly Word Shape = new("尚未识别患者，仅显示结构：0为数字，x为字母，某为汉字。", "Nobody knows yet who is in it, so only its shape is shown: 0 a digit, x a letter, other letters by one sign.");
    public static readonly Word Binary = new("不是文本或过长，不在此显示。", "No text, or too long to show here.");
    public static readonly Word Facts = new("日志", "Journal");
    public static readonly Word Issues = new("问题明细", "Issues");
    public static readonly Word Place = new("位置", "Place");
    public static readonly Word Expected = new("应为", "Expected");
    public static readonly Word Row = new("映射行", "Table row");
    public static readonly Word FilterHint = new("例如：state:parked source:fujian-ini since:2d visit:就诊号", "For example: state:parked source:fujian-ini since:2d visit:NUMBER");
    public static readonly Word Connect = new("连接", "connect");
    public static readonly Word Send = new("发送", "send");
    public static readonly Word Wait = new("等待", "wait");
    public static readonly Word AttemptList = new("调用记录", "Calls made");
    public static readonly Word NoAttempts = new("没有向平台发送过。", "Nothing was sent to the platform.");
    public static readonly Word Began = new("开始", "Began");
    public static readonly Word Ended = new("结束", "Ended");
    public static readonly Word NextTry = new("下一次：", "Next:");
    public static readonly Word BehindMessage = new("先等报文", "behind message");
}
