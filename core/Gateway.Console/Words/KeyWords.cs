namespace Gateway.Console.Words;

internal static class KeyWords
{
    public static readonly Word Keys = new("机构密钥", "Keys");
    public static readonly Word Issue = new("签发密钥", "Issue a key");
    public static readonly Word Revoke = new("收回密钥", "Revoke");
    public static readonly Word Use = new("用途", "Use");
    public static readonly Word Sender = new("报送报文", "Send messages");
    public static readonly Word Api = new("查询接口", "Read the API");
    public static readonly Word Overlap = new("旧密钥继续有效（如7.00:00:00，即7天）", "The old key goes on for (7.00:00:00 is 7 days)");
    public static readonly Word LastUsed = new("最近使用", "Last used");
    public static readonly Word Ends = new("失效时间", "Ends");
    public static readonly Word Never = new("从未", "never");
    public static readonly Word Legend = new("密钥只在签发时显示一次。换钥：签发新密钥，旧密钥在重叠期内继续有效，医院换好后收回旧密钥。", "A key is shown once, when it is issued. To change it: issue a new one, both are valid for a while, then revoke the old one.");
    public static readonly Word Valid = new("有效", "valid");
    public static readonly Word Ending = new("将失效", "ending");
    public static readonly Word Ended = new("已失效", "ended");
    public static readonly Word Revoked = new("已收回", "revoked");
    public static readonly Word NoReason = new("请写明原因。", "Say why.");
    public static readonly Word NoSuchKey = new("没有这个有效的密钥。", "There is no such key that is valid.");
    public static readonly Word NoSuchInstitution = new("映射目录中没有这个机构。", "The mappings know no such institution.");
    public static readonly Word Unfit = new("用途为 sender 或 api；重叠期最长90天，写作7.00:00:00。", "The use is sender or api; the overlap is at most 90 days, written 7.00:00:00.");
    public static readonly Word TwoAreValid = new("该机构此用途已有两个有效密钥，请先收回一个。", "Two keys of this institution are valid for this use: revoke one first.");

    public static Word Of(string state) => state switch
    {
        "valid" => Valid,
        "ending" => Ending,
        "revoked" => Revoked,
        _ => Ended,
    };
}
