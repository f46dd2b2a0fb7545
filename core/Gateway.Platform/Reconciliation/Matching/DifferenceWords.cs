namespace Gateway.Platform;

/// <summary>What a difference is and what to do about it, in one sentence each, in both languages.</summary>
public static class DifferenceWords
{
    /// <summary>The kind as JSON and tables write it: <c>platform-only</c>.</summary>
    public static string NameOf(DifferenceKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>What it is, for lists.</summary>
    public static string Title(DifferenceKind kind) => kind switch
    {
        DifferenceKind.PlatformOnly => "平台有、网关无",
        DifferenceKind.InstitutionOnly => "网关有、平台无",
        DifferenceKind.AmountDiffers => "金额不一致",
        DifferenceKind.RefundedThere => "本地已结算、平台已退费",
        DifferenceKind.RefundedHere => "本地已退费、平台未退费",
        DifferenceKind.NettedThere => "平台一正一负、网关无",
        DifferenceKind.AnswerLost => "平台已办、网关未收到应答",
        DifferenceKind.RefusedHere => "平台已办、已告知医院失败",
        DifferenceKind.Duplicate => "平台重复结算",
        DifferenceKind.NumberDiffers => "同一报文、结算号不同",
        DifferenceKind.WrongAccount => "险种、清算类别或经办机构不同",
        DifferenceKind.OtherDay => "平台记在另一天",
        DifferenceKind.ReplyMissing => "应答未交付医院",
        DifferenceKind.HisOnly => "仅医院账目有",
        DifferenceKind.HisMissing => "医院账目缺少",
        DifferenceKind.HisAmountDiffers => "医院账目金额不同",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What to do, in Chinese and in English.</summary>
    public static (string Chinese, string English) Advice(Difference difference) => difference.Kind switch
    {
        DifferenceKind.PlatformOnly => ("平台有这笔结算，但不是本网关发出的：请核实是否由其他系统或窗口办理；确属多余的，按对账文件中的报文编号办理冲正（2601）。",
            "The platform has a settlement that this gateway never sent: find out which system made it; if nobody wants it, reverse it (2601) by the msgid in the file."),
        DifferenceKind.InstitutionOnly => ("平台没有这笔结算：请用5203复核；确实没有的，在医院系统中作废后重新结算。",
            "The platform lacks this settlement: check with 5203; if it is truly absent, void it in the hospital's system and settle again."),
        DifferenceKind.AmountDiffers => ("两边金额不一致：请用5203取平台金额，与经办机构核实后更正。", "The amounts differ: take the platform's with 5203, settle it with the agency and correct it."),
        DifferenceKind.RefundedThere => ("平台上已退费，本地仍是已结算：请核实是否在经办窗口退费，然后在医院系统中补做退费。", "It was refunded at the platform and still counts here: find out whether the agency refunded it, then refund it in the hospital's system."),
        DifferenceKind.RefundedHere => ("本地已退费，平台仍是已结算：请重新办理结算撤销（2208/2103/2305）。", "It was refunded here and still counts at the platform: cancel the settlement again (2208, 2103 or 2305)."),
        DifferenceKind.NettedThere => ("平台上结算后又已退费，网关没有这两笔：金额为零，无需处理，请知悉。", "The platform settled and refunded it, and the gateway has neither: nothing is owed and nothing has to be done."),
        DifferenceKind.AnswerLost => ("平台已办理，网关未收到应答：放行该报文，网关会查询并采用平台结果。", "The platform did it and the answer was lost: let the message go on, it asks and takes the platform's answer over."),
        DifferenceKind.RefusedHere => ("平台已办理，但已告知医院未成功：按报文编号冲正（2601）。", "The platform did it, but the sender was told that it failed: reverse it by its msgid (2601)."),
        DifferenceKind.Duplicate when difference.Repair == RepairKind.Reverse => ("同一单据在平台结算了两次：按报文编号冲正多出的一笔（2601）。", "One bill was settled twice at the platform: reverse the one too many by its msgid (2601)."),
        DifferenceKind.Duplicate => ("同一就诊在平台有两笔相同的结算，其中一笔不是本网关发出的：请核实后冲正多余的一笔。", "One visit has two equal settlements at the platform, one of them not sent by this gateway: find out which is too many and reverse it."),
        DifferenceKind.NumberDiffers => ("报文编号相同但结算号不同：请用5203查询，以平台的结算号为准更正医院记录。", "The msgid is the same and the settlement number is not: ask with 5203 and correct the hospital's record to the platform's number."),
        DifferenceKind.WrongAccount => ("平台把这笔计入另一清算类别、经办机构或险种：请与经办机构核实归属。", "The platform counts it under another clearing type, agency or insurance: settle with the agency where it belongs."),
        DifferenceKind.OtherDay => ("平台把这笔记在另一天：两天合计一致，无需处理。", "The platform booked it on another day: both days together agree and nothing has to be done."),
        DifferenceKind.ReplyMissing => ("结算已成功，但最终应答从未交付医院：网关补出应答，医院重发原报文即可取得。", "It is settled, but its sender has never had the final reply: the gateway writes it, and the sender gets it by sending the same bytes again."),
        DifferenceKind.HisOnly => ("只有医院账目有这笔，网关和平台都没有：请核实是否漏传，需要时补办结算。", "Only the hospital's ledger has it: find out whether it was never sent, and settle it where it should be."),
        DifferenceKind.HisMissing when difference.Repair == RepairKind.Reply => ("网关与平台一致，医院账目缺少这笔：网关补出应答，医院据此补记。", "Gateway and platform agree and the hospital's ledger lacks it: the gateway writes the reply again, the hospital books it."),
        DifferenceKind.HisMissing => ("网关与平台都已退费，医院账目缺少这笔退费：请在医院系统中补记。", "Gateway and platform have a refund that the hospital's ledger lacks: book it in the hospital's system."),
        DifferenceKind.HisAmountDiffers => ("网关与平台一致，医院账目金额不同：请在医院系统中更正。", "Gateway and platform agree and the hospital's ledger has another amount: correct it in the hospital's system."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
