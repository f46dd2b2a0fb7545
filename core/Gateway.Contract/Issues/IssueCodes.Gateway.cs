namespace Gateway.Contract;

// The gateway itself: our own faults and plugins.
public static partial class IssueCodes
{
    /// <summary>A bug of ours. The message is parked; its neighbours go on.</summary>
    public static readonly IssueCode InternalFault = Error("GW9001", "The gateway itself failed on this message.", "网关内部故障，报文已搁置待人工处理。");

    /// <summary>A plugin folder that cannot be used.</summary>
    public static readonly IssueCode PluginRefused = Error("GW9002", "An adapter plugin cannot be used.", "适配器插件不可用。");

    /// <summary>The journal takes nothing: disk full, or broken.</summary>
    public static readonly IssueCode JournalUnavailable = Error("GW9003", "The journal takes no messages now.", "日志库暂不可写，报文未接收。");

    /// <summary>The gateway is at its limit of messages in hand.</summary>
    public static readonly IssueCode GatewayBusy = Error("GW9004", "The gateway has too many messages in hand.", "网关繁忙，请稍后重试。");
}
