using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>Who failed by an issue that the gateway itself found, and what to do: by the code, else by its step. The longest beginning that fits counts.</summary>
internal static class IssueVerdicts
{
    private static readonly Row[] Rows =
    [
        new("GW1", Party.Sender, "请医院系统按接口约定更正后重发：来源、密钥、报文大小与结束方式。", "The sender corrects source, key, size or framing and sends again."),
        new("GW2", Party.Sender, "请医院系统厂商按来源的格式更正所指位置后重发。", "The sender's vendor corrects the place that is named, by the source's format, and sends again."),
        new("GW2009", Party.Mapping, "信息科更正 source.yaml 的布局。", "Whoever keeps the tables corrects the layout in source.yaml."),
        new("GW3", Party.Sender, "请医院系统在所指位置给出符合要求的值后重发；若报文本身正确，由信息科更正所指的映射行。", "The sender gives a right value at the place that is named and sends again; if the message is right, whoever keeps the tables corrects the row that is named."),
        new("GW3003", Party.Mapping, "信息科在编码对照表中补上该编码（gateway mappings unmapped），然后请医院重发。", "Whoever keeps the tables adds the code (gateway mappings unmapped); then the sender sends again."),
        new("GW3004", Party.Mapping, "信息科在编码对照表中补上该编码（gateway mappings unmapped），报文随后自动继续，医院无需重发。", "Whoever keeps the tables adds the code (gateway mappings unmapped); the message then goes on by itself."),
        new("GW3005", Party.Mapping, "信息科在编码对照表中补上该编码（gateway mappings unmapped）。", "Whoever keeps the tables adds the code (gateway mappings unmapped)."),
        new("GW3007", Party.Mapping, "信息科检查来源各版本的生效日期。", "Whoever keeps the tables checks from when to when the source's versions are in force."),
        new("GW3010", Party.Mapping, "信息科检查平台版本目录中是否有该交易的表。", "Whoever keeps the tables checks whether the platform's folder has a table for the transaction."),
        new("GW3011", Party.Mapping, "查看网关日志，更正或停用该插件转换。", "See the gateway's log; correct the plugin's transform or stop using it."),
        new("GW4", Party.Sender, "请医院系统更正所指的数据后重发；平台尚未办理任何业务。", "The sender corrects the data that are named and sends again; nothing was done at the platform."),
        new("GW4003", Party.Patient, "核对患者证件号码后重发。", "Check the person's ID number and send again."),
        new("GW4004", Party.Patient, "核对患者的证件、出生日期和性别。", "Check the person's paper, birth date and sex."),
        new("GW4010", Party.Platform, "平台给出的各项金额之和不等于总费用，未结算：把该笔报给省平台核实。", "The shares that the platform gives do not make the total, and nothing was settled: give the case to the province."),
        new("GW4011", Party.Patient, "参保状态不是正常参保：按自费处理，或请参保人到经办机构核实。", "The insurance is not in force: treat as self-paying, or let the person ask the insurance office."),
        new("GW4012", Party.Patient, "核对持卡人身份：该参保人在就诊日期之前已死亡。", "Check whose card it is: the insured person died before the day of the service."),
        new("GW4013", Party.Patient, "该参保人已暂停结算：按自费处理，并请其到经办机构核实。", "The person is blocked: treat as self-paying, and let the person ask the insurance office."),
        new("GW4015", Party.Mapping, "信息科补全目录对照，或按自费收取，然后请医院重发。", "Whoever keeps the tables completes the catalogue comparison, or the item is charged as self-paid; then the sender sends again."),
        new("GW4016", Party.Mapping, "信息科补全医师对照表，然后请医院重发。", "Whoever keeps the tables completes the doctors' table; then the sender sends again."),
        new("GW4017", Party.Platform, "平台预结算的总费用与本单不符，未结算：用5204核对平台上的明细，撤销多余的后重发。", "The platform's trial counts another total than the bill, and nothing was settled: compare the rows there with 5204, take back what is too much, send again."),
        new("GW5", Party.Mapping, "信息科更正所指的平台表、方言或计划。", "Whoever keeps the tables corrects the table, dialect or plan that is named."),
        new("GW5003", Party.Sender, "先办理前一步（如登记、人员查询），或在报文中给出所缺的号码，然后重发。", "Do the step before first (registration, person query), or give the missing number in the message, and send again."),
        new("GW5004", Party.Sender, "请医院系统在报文中给出就诊号、单据号或人员号后重发。", "The sender gives the number of visit, document or person in the message and sends again."),
        new("GW59", Party.Sender, "同一业务号已有在办或已办的报文：先查询或撤销原报文，再重发。", "A message with this business number is live: ask for it or take it back, then send again."),
        new("GW6", Party.Platform, "运维人员查看该报文的各次应答，与平台核实后放行或撤销。", "An operator looks at the answers, settles it with the platform, and lets the message go on or takes it back."),
        new("GW6002", Party.Platform, "已办理的步骤未能撤销：运维人员与经办机构核实后放行，或用 gateway visits undo 继续撤销。", "A step could not be taken back: an operator settles it with the insurance office, then lets the message go on or goes on with gateway visits undo."),
        new("GW6003", Party.Middle, "多次查询没有结果：运维人员与经办机构核实该笔是否办理，再放行；请勿让医院重做。", "Asking brought nothing: an operator asks the insurance office whether it was done, then lets the message go on; nobody does it again by hand."),
        new("GW6004", Party.Platform, "部分步骤已办理：运维人员核对后放行或撤销整次就诊。", "A part was done: an operator compares and lets the message go on, or takes the visit back."),
        new("GW6005", Party.Gateway, "映射目录中缺少该报文开始时的版本：放回后由人工放行。", "The tables with which the message began are gone: put them back and let it go on."),
        new("GW6101", Party.Mapping, "FHIR服务器没有接受：按所指元素更正来源数据或映射表后重发，不会产生重复数据。", "The FHIR server did not take it: correct the element that is named, in the message or the tables, and send again; nothing doubles."),
        new("GW62", Party.Gateway, "该就诊正在或已经由运维人员撤销：按提示完成撤销后再办理。", "The visit is being taken back, or was: finish that as its sentence says, then go on."),
        new("GW64", Party.Mapping, "信息科更正该地区的 dialect.yaml。", "Whoever keeps the tables corrects dialect.yaml of the region."),
        new("GW6501", Party.Middle, "长时间没有应答：检查线路与平台后放行；请勿让医院重做。", "No answer for long: check line and platform, then let it go on; nobody does it again by hand."),
        new("GW6502", Party.Platform, "同一步骤多次没有进展：查看最后一次应答，处理后放行。", "A step was tried without getting on: see the last answer, mend its cause, let it go on."),
        new("GW6503", Party.Gateway, "网关自身出错：查看网关日志并报告开发方，然后放行。", "The gateway itself failed: see its log, report it, then let the message go on."),
        new("GW6504", Party.Gateway, "由运维人员搁置：按其所写原因处理后放行。", "An operator set it aside: do what the reason says, then let it go on."),
        new("GW68", Party.Gateway, "网关管理员按提示更正配置；改正后自动继续。", "Whoever runs the gateway corrects the configuration as its sentence says; sending goes on by itself."),
        new("GW6803", Party.Platform, "其余条目已被接受；更正所列条目后重发，不会产生重复数据。", "The other entries are done; correct those that are listed and send again, nothing doubles."),
        new("GW7", Party.Mapping, "信息科更正该来源的应答表。", "Whoever keeps the tables corrects the source's reply table."),
        new("GW8", Party.Mapping, "信息科更正所指的表、行和列。", "Whoever keeps the tables corrects the table, row and column that are named."),
        new("GW9003", Party.Gateway, "日志库写不进去（磁盘写满、只读或文件损坏），报文未接收：网关管理员腾出空间或恢复权限后重新启动（gateway doctor、gateway journal status）；医院随后重发，已接收的报文不受影响。", "The journal cannot be written (disk full, read-only, or a damaged file), and nothing was taken: whoever runs the gateway makes room or gives the right back and starts it again (gateway doctor, gateway journal status); the sender sends again then, and what was taken is safe."),
        new("GW9004", Party.Gateway, "网关手上的报文已满，报文未接收：查看“目的地”和“队列”为何不发（或提高 Gateway:Pipeline:MaxWaiting），医院稍后重发。", "The gateway has as much in hand as it may, and nothing was taken: see on the pages Destinations and Lanes why it does not go on (or raise Gateway:Pipeline:MaxWaiting); the sender sends again later."),
        new("GW9", Party.Gateway, "网关管理员查看日志并处理；医院稍后重发。", "Whoever runs the gateway sees its log and mends it; the sender sends again later."),
    ];

    public static Verdict Of(Issue issue)
    {
        Row row = Rows.Where(row => issue.Code.Id.StartsWith(row.Code, StringComparison.Ordinal)).MaxBy(row => row.Code.Length) ?? Rows[^1];
        string place = issue.TableRow is null ? issue.At.ToString() : $"{issue.At} [{issue.TableRow}]";
        return new Verdict(row.Party, $"{issue.Code.Id} {place}: {issue.Reason}", row.Chinese, row.English);
    }

    /// <summary>Whether a code, or its step, has a row.</summary>
    internal static bool Knows(IssueCode code) => Array.Exists(Rows, row => code.Id.StartsWith(row.Code, StringComparison.Ordinal));

    private sealed record Row(string Code, Party Party, string Chinese, string English);
}
