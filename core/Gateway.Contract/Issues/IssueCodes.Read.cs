namespace Gateway.Contract;

// Step 3, Read: bytes to record. Adapters raise these.
public static partial class IssueCodes
{
    /// <summary>Bytes that are no text in the encoding that the source names.</summary>
    public static readonly IssueCode TextUndecodable = Error("GW2001", "The bytes are not text in the source's encoding.", "字节无法按约定编码解码。");

    /// <summary>The message does not have the structure of its format.</summary>
    public static readonly IssueCode StructureUnreadable = Error("GW2002", "The message does not have the structure of its format.", "报文结构不符合格式。");

    /// <summary>Fewer values than the layout or a count in the message says.</summary>
    public static readonly IssueCode ValueMissing = Error("GW2003", "A value that the layout needs is not there.", "缺少格式要求的值。");

    /// <summary>A count in the message does not agree with what follows.</summary>
    public static readonly IssueCode CountWrong = Error("GW2004", "A count does not agree with what follows.", "计数与内容不符。");

    /// <summary>No message of the source has this shape.</summary>
    public static readonly IssueCode MessageUnknown = Error("GW2005", "No message of this source looks like this.", "未知报文类型。");

    /// <summary>A value cannot be written in the target encoding or format.</summary>
    public static readonly IssueCode ValueUnwritable = Error("GW2006", "A value cannot be written in this format.", "值无法写入该格式。");

    /// <summary>Nesting or a count beyond what the adapter takes.</summary>
    public static readonly IssueCode LimitExceeded = Error("GW2007", "The message exceeds a limit of its format.", "报文超出格式限制。");

    /// <summary>An escape sequence that the format does not know; the text is kept as sent.</summary>
    public static readonly IssueCode EscapeUnknown = Warning("GW2008", "The text holds an escape sequence that the format does not know.", "文本含有未知的转义序列。");

    /// <summary>A source's layout has a member that the adapter does not take, lacks one that it needs, or says what cannot be.</summary>
    public static readonly IssueCode LayoutWrong = Error("GW2009", "The source's layout is not what its adapter takes.", "来源的版式配置有误。");
}
