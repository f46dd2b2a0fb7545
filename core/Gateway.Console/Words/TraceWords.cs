namespace Gateway.Console.Words;

/// <summary>Where the values of a message came from.</summary>
internal static class TraceWords
{
    public static readonly Word Title = new("来龙去脉（点任意一项）", "Where each value came from (choose any)");
    public static readonly Word Hint = new("点一个字段，看它从医院报文的哪个字段、经哪张表的哪一行而来；反过来也可以。", "Choose a field to see which field of the sender and which table row made it; the other way round too.");
    public static readonly Word Nothing = new("尚未选择。", "Nothing chosen yet.");
    public static readonly Word AsThen = new("用当时的映射版本重算，与当时逐字节一致。", "Made again by the version of then: the same, byte for byte.");
    public static readonly Word NotAsThen = new("映射表内容在此之后变过：这里显示的是现在的结果。", "The tables have changed since: this is what they make today.");

    /// <summary>A column's name.</summary>
    public static Word Of(string column) => column switch
    {
        "record" => new Word("医院字段", "Sender's fields"),
        "row" => new Word("映射表的行", "Table rows"),
        "canonical" => new Word("标准报文", "Canonical"),
        _ => new Word("平台交易字段", "Transaction fields"),
    };
}
