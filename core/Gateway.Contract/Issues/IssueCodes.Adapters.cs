namespace Gateway.Contract;

// The gateway's own fences around adapters: what happens when a plugin misbehaves.
public static partial class IssueCodes
{
    /// <summary>The adapter's folder went while sources need it.</summary>
    public static readonly IssueCode AdapterGone = Error("GW9101", "The adapter that this source needs is not installed any more.", "该来源所需的适配器已被移除。");

    /// <summary>The adapter threw: a fault of its code.</summary>
    public static readonly IssueCode AdapterFailed = Error("GW9102", "The adapter failed on this message.", "适配器处理该报文时出错。");

    /// <summary>The adapter did not end in time.</summary>
    public static readonly IssueCode AdapterTooSlow = Error("GW9103", "The adapter took too long and was cut off.", "适配器处理超时，已中断。");

    /// <summary>The adapter allocated more than a message of this size may cost.</summary>
    public static readonly IssueCode AdapterTooGreedy = Error("GW9104", "The adapter took too much memory.", "适配器占用内存超限。");

    /// <summary>Too many of the adapter's threads hang.</summary>
    public static readonly IssueCode AdapterSetAside = Error("GW9105", "The adapter is set aside: too many of its threads hang.", "适配器多个线程无响应，已暂停使用。");

    /// <summary>Every thread of the adapter is at work.</summary>
    public static readonly IssueCode AdapterBusy = Error("GW9106", "The adapter has too many messages in hand.", "适配器繁忙，请稍后重试。");
}
