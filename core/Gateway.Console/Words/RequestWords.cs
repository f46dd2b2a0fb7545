namespace Gateway.Console.Words;

/// <summary>What somebody sees who approves a request.</summary>
internal static class RequestWords
{
    public static readonly Word Open = new("等待批准", "Waiting for somebody else");
    public static readonly Word All = new("全部申请", "All requests");
    public static readonly Word Yours = new("这是您自己的申请，需由另一人批准。", "You asked for this yourself: somebody else has to approve it.");
    public static readonly Word NoneOpen = new("没有等待批准的申请。", "No request waits.");
    public static readonly Word Message = new("报文", "Message");
    public static readonly Word Amount = new("金额（元）", "Yuan");
    public static readonly Word Change = new("更正的内容", "What the correction changes");
    public static readonly Word Bytes = new("字节", "bytes");
    public static readonly Word SameLines = new("行不变", "lines stay as they are");
    public static readonly Word MoreChanged = new("处改动未列出", "more changes are not listed");
    public static readonly Word NoText = new("不是文本或过长，只比较大小和字段。", "It is no text, or too long: sizes and fields alone are compared.");
    public static readonly Word Shape = new("尚不能识别其中的患者信息，因此只显示字符的形状。", "Nobody knows yet which of it is the patient's: only the shape of it is shown.");
    public static readonly Word Fields = new("改动的字段", "Fields that change");
    public static readonly Word Field = new("字段", "Field");
    public static readonly Word Masked = new("有改动，内容已脱敏", "changed; hidden because it is the patient's");
    public static readonly Word Line = new("行", "Line");
    public static readonly Word TakenOut = new("原文", "before");
    public static readonly Word PutIn = new("更正后", "after");
    public static readonly Word CannotBeRead = new("按现在的表，更正后的报文无法处理：", "As the tables are, the correction cannot be worked with:");
    public static readonly Word Evidence = new("依据", "Evidence");
    public static readonly Word Live = new("平台上的业务", "Live at the platform");
    public static readonly Word Steps = new("将依次撤销", "Taken back, in this order");
    public static readonly Word NotShown = new("没有找到对应的报文或就诊。", "There is no such message or visit.");

    /// <summary>What an approval does.</summary>
    public static Word Of(string action) => action switch
    {
        "messages.edit" => new Word("批准后，原报文结束，更正后的报文按其次序发送。", "Approved, the message ends and its correction is sent in its place."),
        "messages.unmask" => new Word("批准后，申请人可在限定时间内查看该报文的患者信息，每次查看都会记录。", "Approved, whoever asked sees this message's patient data for a while; every view is recorded."),
        "unknowns.reverse" => new Word("批准后，网关向平台冲正该笔交易，冲正后不能恢复。", "Approved, the gateway reverses the transaction at the platform; that cannot be taken back."),
        _ => new Word("批准后，网关按次序撤销该就诊在平台上的业务，撤销后不能恢复。", "Approved, the gateway takes this visit back at the platform, step by step; that cannot be undone."),
    };
}
