using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>Who failed when an attempt came to nothing and no text of the other side says why: read from the cause that the gateway itself wrote down. The first row that fits counts.</summary>
internal static class CauseVerdicts
{
    private static readonly Row[] Rows =
    [
        new(ClockSkew.Words, Party.Gateway, "签名被拒绝，网关与平台的时钟相差过大：校准网关服务器的时间（timedatectl status、chronyc tracking）；若网关的时间正确，请省平台校准。报文等待，时间一致后自动继续。", "The signature is not taken, and the two clocks differ: set the gateway's clock right (timedatectl status, chronyc tracking); if it is right, have the province set theirs. Messages wait and go on by themselves.") { IsMeasured = true },
        new(IssueCodes.PlatformKeyRefused.Id, Party.Gateway, IssueCodes.PlatformKeyRefused.Chinese, IssueCodes.PlatformKeyRefused.English),
        new(IssueCodes.FhirNotThere.Id, Party.Gateway, IssueCodes.FhirNotThere.Chinese, IssueCodes.FhirNotThere.English),
        new("No address is configured", Party.Gateway, "网关管理员在配置 Platform 中写上该地区平台（或FHIR服务器）的地址。", "Whoever runs the gateway writes the address of this area's platform (or of the FHIR server) into the section Platform."),
        new("lacks ", Party.Gateway, "网关管理员在配置 Platform:Nhsa 中补上所缺的密钥。", "Whoever runs the gateway adds the missing key to Platform:Nhsa."),
        new("has no row for", Party.Mapping, "在该地区的 paths.csv 中补上这个交易的地址。", "Add the transaction's address to paths.csv of the region."),
        new("The plan cannot be read", Party.Gateway, "报文的交易计划或机构表已不在：检查映射目录后由人工放行。", "The message's plan or its institution's tables are gone: check the mappings folder, then let the message go on."),
        new("cannot be decrypted", Party.Gateway, "应答无法解密，平台可能已办理：核对 SM4 密钥；网关先查询再决定。", "The answer cannot be decrypted, and the platform may have acted: compare the SM4 key; the gateway asks first."),
        new("The gateway stopped before", Party.Gateway, "网关在得到应答前停止：重启后自动查询结果，无需处理。", "The gateway stopped before the answer came: it asks for the result by itself."),
        new("The gateway failed while sending", Party.Gateway, "网关自身出错：查看网关日志并报告开发方；网关先查询再决定。", "The gateway itself failed: see its log and report it; it asks before anything is sent again."),
        new("No access token", Party.Middle, "平台的令牌服务没有应答：联系省平台运维；网关自动重试。", "The platform's token service does not answer: call the province's operators; the gateway tries again by itself."),
        new("The breaker is open", Party.Middle, "该交易连续失败，网关暂停片刻后自动再试；先看更早的一次失败。", "Calls of this transaction kept failing: the gateway pauses and tries again by itself; see the failure before this one."),
        new("NameResolutionError", Party.Network, "域名解析失败：检查医院的DNS与专线；网关自动重试。", "The name does not resolve: check DNS and the line; the gateway tries again by itself."),
        new(SecureFailure.Expired, Party.Middle, "平台（前置）的证书不在有效期内：请省平台运维更换证书；先核对网关服务器的日期。网关自动重试。", "The certificate of the platform, or of what stands before it, is not valid today: have the province replace it; look at the date of the gateway's machine first. The gateway tries again by itself."),
        new(SecureFailure.OtherName, Party.Gateway, "所配置的地址与平台证书上的名称不符：网关管理员按证书上的域名更正 Platform 中的地址。网关自动重试。", "The configured address is not the name on the platform's certificate: whoever runs the gateway writes that name into the section Platform. The gateway tries again by itself."),
        new(SecureFailure.OursRefused, Party.Gateway, "平台拒绝握手：网关管理员核对客户端证书是否已过期、是否已在平台登记，以及TLS版本。网关自动重试。", "The other side ended the handshake: whoever runs the gateway checks whether our certificate has expired or is not registered there, and the version of TLS. The gateway tries again by itself."),
        new(SecureFailure.NoTls, Party.Gateway, "所配置的端口不是加密端口：网关管理员核对地址的协议（http、https）与端口。网关自动重试。", "The configured port does not speak TLS: whoever runs the gateway compares scheme (http, https) and port. The gateway tries again by itself."),
        new("SecureConnectionError", Party.Network, "加密连接建立失败：检查证书与前置机；网关自动重试。", "No secure connection: check certificates and what stands before the platform; the gateway tries again by itself."),
        new("Connection broken", Party.Network, "连接失败或中断：检查医保专线、防火墙和前置机；网关自动重试，已发出的先查询再决定。", "No connection, or it broke: check line, firewall and front machine; the gateway tries again by itself and asks first where something had left."),
        new("No answer", Party.Middle, "请求已发出而未按时应答，平台可能已办理：网关先查询再决定，请勿手工重做。", "It was sent and not answered in time, and the platform may have acted: the gateway asks first; do not do it again by hand."),
        new("Stopped while waiting", Party.Gateway, "网关停止时中断了等待：启动后自动查询结果，无需处理。", "The gateway stopped while it waited: it asks for the result by itself."),
        new("Cut off before", Party.Gateway, "网关停止时中断了等待：启动后自动查询结果，无需处理。", "The gateway stopped while it waited: it asks for the result by itself."),
        new("The answer is empty", Party.Middle, "应答为空，平台可能已办理：网关先查询再决定；持续出现时联系省平台运维。", "The answer is empty, and the platform may have acted: the gateway asks first; when it goes on, call the province's operators."),
        new("The answer is no", Party.Middle, "应答不是规定的格式（可能是网关或代理的网页），平台可能已办理：网关先查询再决定；持续出现时联系省平台运维。", "The answer is not of the format (perhaps a proxy's page), and the platform may have acted: the gateway asks first; when it goes on, call the province's operators."),
        new("The answer has no infcode", Party.Middle, "应答没有交易状态码，平台可能已办理：网关先查询再决定；持续出现时联系省平台运维。", "The answer has no infcode, and the platform may have acted: the gateway asks first; when it goes on, call the province's operators."),
        new(OtherMessage.Words, Party.Middle, "应答属于另一笔报文（中间件串了连接），平台可能已办理：网关先查询再决定；把两个报文编号报给省平台运维。", "The answer is about another message (what stands between has mixed up two connections), and the platform may have acted: the gateway asks first; give both msgids to the province's operators."),
        new("Two answers came", Party.Middle, "同一请求得到两个不同的应答，平台可能已办理：网关先查询再决定；报给省平台运维。", "Two answers came that differ, and the platform may have acted: the gateway asks first; tell the province's operators."),
        new("does not give", Party.Platform, "平台答复成功但缺少必需的号码：网关先查询再决定；持续出现时报告省平台。", "The platform says done but leaves out a number that is needed: the gateway asks first; when it goes on, tell the province."),
        new("HTTP 503", Party.Platform, "平台暂停服务：网关等待后自动继续。", "The platform has paused its service: the gateway waits and goes on by itself."),
        new("HTTP 429", Party.Middle, "省级网关限流，要求放慢：网关等待后自动继续；经常出现时在 Delivery:Destinations:nhsa:RateLimit 中设每秒上限，或请省平台提高额度。", "The province's gateway limits the rate: the gateway waits and goes on by itself; where it happens often, set Delivery:Destinations:nhsa:RateLimit, or have the province allow more."),
        new("HTTP 5", Party.Middle, "平台前的网关或服务出错，平台可能已办理：网关先查询再决定；持续出现时联系省平台运维。", "A gateway before the platform failed, and the platform may have acted: the gateway asks first; when it goes on, call the province's operators."),
        new("HTTP 404", Party.Gateway, "配置的平台地址上没有这个接口：网关管理员核对配置的地址和路径；网关先查询再决定。", "There is no such call at the configured address: whoever runs the gateway compares address and path; the gateway asks first."),
        new("HTTP 3", Party.Gateway, "地址已迁移：网关管理员核对配置的平台地址。", "The address has moved: whoever runs the gateway compares the configured address."),
        new("HTTP 4", Party.Middle, "平台前的网关没有受理：核对地址与白名单；网关先查询再决定。", "A gateway before the platform did not let it through: check address and allow list; the gateway asks first."),
    ];

    /// <summary>The verdict on an attempt whose text no table explains.</summary>
    public static Verdict Of(Attempt attempt, string evidence)
    {
        if (attempt.Outcome != AttemptOutcome.Refused && Find(attempt.Detail, evidence) is { } known)
        {
            return known;
        }

        return attempt.Outcome == AttemptOutcome.Refused
            ? new Verdict(Party.Platform, evidence, "平台拒绝，未办理；原文不在对照表中：按原文更正后重发，仍不清楚时把原文和报文编号报给省级服务台。", "The platform refused and did nothing; no table knows its words: correct by them and send again, or give words and msgid to the provincial help desk.")
            : new Verdict(Party.Middle, evidence, "结果不明，平台可能已办理：网关先查询再决定，请勿手工重做。", "The outcome is not clear, and the platform may have acted: the gateway asks first; do not do it again by hand.");
    }

    /// <summary>The verdict on a cause; null where no row knows it.</summary>
    public static Verdict? Find(string cause, string evidence) => Of(Array.Find(Rows, row => cause.Contains(row.Cause, StringComparison.Ordinal)), evidence);

    /// <summary>The verdict on what the gateway itself has measured, which counts before anybody's words; null where it has measured nothing.</summary>
    public static Verdict? Measured(string cause, string evidence) => Of(Array.Find(Rows, row => row.IsMeasured && cause.Contains(row.Cause, StringComparison.Ordinal)), evidence);

    private static Verdict? Of(Row? row, string evidence) => row is null ? null : new Verdict(row.Party, evidence, row.Chinese, row.English);

    private sealed record Row(string Cause, Party Party, string Chinese, string English)
    {
        public bool IsMeasured { get; init; }
    }
}
