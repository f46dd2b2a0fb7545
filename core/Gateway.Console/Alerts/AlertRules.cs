using System.Collections.Immutable;

namespace Gateway.Console.Alerts;

/// <summary>Every rule as it is shipped. The file for Prometheus is made of the same rows.</summary>
public static class AlertRules
{
    public const string OldestWaiting = "GatewayOldestWaiting";
    public const string UnknownOverdue = "GatewayUnknownOverdue";
    public const string DiskShort = "GatewayDiskShort";

    public static ImmutableArray<AlertRule> All { get; } =
    [
        new(OldestWaiting, "gateway.delivery.waiting.oldest", "gateway_delivery_waiting_oldest_seconds", 900, TimeSpan.FromMinutes(1), "/lanes")
        {
            Chinese = "{labels}最早的待发报文已等待{value}：打开“队列”看它在等什么。",
            English = "The oldest message for {labels} has waited {value}: see on the page Lanes what it waits for.",
        },
        new(UnknownOverdue, "gateway.delivery.unknown.oldest", "gateway_delivery_unknown_oldest_seconds", 1800, TimeSpan.FromMinutes(1), "/unknowns")
        {
            Chinese = "有交易结果未知已{value}，超过期限{threshold}：打开“结果未知”，查询、冲正或确认。",
            English = "An outcome has been unknown for {value}, longer than {threshold}: ask, reverse or confirm on the page Unknowns.",
        },
        new("GatewayMissesDayClose", "gateway.delivery.day-close.missed", "gateway_delivery_day_close_missed", 1, TimeSpan.FromMinutes(1), "/destinations")
        {
            Chinese = "{labels}的待发报文预计赶不上日终截止：加快补发，或与经办机构商定跨日结算的归属。",
            English = "What waits for {labels} will not be through by the day's close: let it drain faster, or settle with the office what belongs to which day.",
        },
        new("GatewayBreakerOpen", "gateway.delivery.broken", "gateway_delivery_broken", 1, TimeSpan.FromSeconds(30), "/destinations")
        {
            Chinese = "{labels}连续失败，已暂停发送（熔断）：打开“目的地”看最后一次失败的原因。",
            English = "Calls of {labels} fail again and again and have stopped: the page Destinations shows the last failure.",
        },
        new("GatewayKeyRefused", "gateway.platform.key.refused", "gateway_platform_key_refused_total", 1, TimeSpan.Zero, "/destinations")
        {
            Within = TimeSpan.FromMinutes(10),
            Chinese = "平台不认网关的密钥或签名：核对账号、密钥、证书和时钟，改正配置后自动继续。",
            English = "A platform does not take the gateway's key or signature: compare account, key, certificate and clock; sending goes on once the configuration is right.",
        },
        new("GatewayParked", "gateway.delivery.lanes", "gateway_delivery_lanes", 1, TimeSpan.FromMinutes(10), "/messages?q=state:parked")
        {
            Only = "state=blocked",
            Chinese = "有{value}条队列被搁置的报文挡住（{labels}）：打开“报文”处理。",
            English = "{value} lanes are held up by a parked message ({labels}): settle them on the page Messages.",
        },
        new("GatewayUnmappedBurst", "gateway.unmapped.codes", "gateway_unmapped_codes_total", 20, TimeSpan.Zero, "/mappings")
        {
            Within = TimeSpan.FromMinutes(10),
            IsRed = false,
            Chinese = "十分钟内出现{value}个未对照编码：多为新项目或对照表缺失，打开“映射”补齐。",
            English = "{value} codes without a mapping within ten minutes: mostly new items or a table that lost rows; fill them in on the page Mappings.",
        },
        new("GatewayMappingsRefused", "gateway.mappings.refused", "gateway_mappings_refused", 1, TimeSpan.FromMinutes(1), "/mappings")
        {
            IsRed = false,
            Chinese = "映射目录中的新表有误，未启用；现用旧表，重启将失败：运行 gateway check。",
            English = "The tables in the mappings folder are wrong and not in use; the old ones serve, a restart would fail: run gateway check.",
        },
        new("GatewayJournalAway", "gateway.journal.away", "gateway_journal_away", 1, TimeSpan.FromSeconds(30), "/")
        {
            Chinese = "日志库的数据库连不上，来文都被婉拒：检查数据库和网络；恢复后网关自行继续，已收下的不会丢失。",
            English = "The journal's database is away and nothing is taken: see to the server and the line; the gateway goes on by itself, and what it took is kept.",
        },
        new(DiskShort, "gateway.journal.days_left", "gateway_journal_days_left_days", 14, TimeSpan.Zero, "/")
        {
            IsBelow = true,
            Chinese = "日志库所在磁盘只够{value}天：扩容，或缩短保留期（gateway journal status）。",
            English = "The journal's disk does for {value} days: enlarge it, or keep less (gateway journal status).",
        },
        new("GatewayListenerDown", "gateway.inbound.listener.down", "gateway_inbound_listener_down", 1, TimeSpan.FromMinutes(1), "/")
        {
            Chinese = "接收口{labels}读不到：检查文件夹、数据库或服务器；来文留在对方，恢复后自动接收。",
            English = "Nothing can be taken from {labels}: check folder, database or server; messages stay with the sender and are taken once it works.",
        },
        new("GatewayListenerSilent", "gateway.inbound.silence", "gateway_inbound_silence_seconds", 86_400, TimeSpan.Zero, "/")
        {
            IsRed = false,
            Chinese = "接收口{labels}已{value}没有来文：与医院核对其系统和线路。",
            English = "Nothing has come in at {labels} for {value}: ask the hospital about its system and line.",
        },
        new("GatewayInboundHeld", "gateway.inbound.held", "gateway_inbound_held", 1, TimeSpan.FromMinutes(1), "/lanes")
        {
            Chinese = "待发报文过多，已暂停接收：先看目的地为何不发。",
            English = "So much waits that nothing more is taken: see why the destinations do not take it.",
        },
        new("GatewayStoredBacklog", "gateway.pipeline.stored.oldest", "gateway_pipeline_stored_oldest_seconds", 300, TimeSpan.FromMinutes(1), "/messages?q=state:received")
        {
            Chinese = "已向医院确认收妥的报文最早{value}前收到，仍未进入发送队列：查看网关负载与日志。",
            English = "The oldest message whose sender was told that it is stored came {value} ago and is not in its lane yet: see the gateway's load and log.",
        },
        new("GatewayKeyEnds", "gateway.access.key.ends", "gateway_access_key_ends_seconds", 86_400, TimeSpan.Zero, "/keys")
        {
            IsBelow = true,
            Chinese = "机构密钥（{labels}）{value}后失效，而该机构的程序仍在使用它：请医院换用新密钥。",
            English = "A key ({labels}) ends in {value}, and the institution's program still uses it: have it change to the new one.",
        },
        new("GatewayKeyOld", "gateway.access.key.age", "gateway_access_key_age_seconds", 31_536_000, TimeSpan.Zero, "/keys")
        {
            IsRed = false,
            Chinese = "机构密钥（{labels}）已使用{value}：签发新密钥并请医院换用。",
            English = "A key ({labels}) is {value} old: issue a new one and have the institution change over.",
        },
    ];
}
