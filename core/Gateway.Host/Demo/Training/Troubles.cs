using System.Collections.Immutable;
using System.Globalization;

namespace Gateway.Host.Demo.Training;

/// <summary>The exercises, in the order of the operator's guide (core/Gateway.Console/README.md), which a test walks.</summary>
internal static class Troubles
{
    /// <summary>A bill that goes through.</summary>
    public const string PlainBill = "mzsf-two-items.txt";
    private const int Patients = 5;
    private const int Pictures = 8;

    public static ImmutableArray<Trouble> All { get; } =
    [
        new("card-refused", "医院：“刷卡结算不了，到底是谁的问题？”", "The hospital: \"The card cannot be paid. Whose fault is it?\"", CardRefusedAsync, EndAndSendAgainAsync),
        new("lost-answer", "医院：“平台已结算，医院显示未结算。”", "The hospital: \"The platform shows it settled, we do not.\"", LostAnswerAsync, hands => hands.MeetAsync()),
        new("unmapped-code", "医院：“这个收费项目传不上去。”", "The hospital: \"This item does not go through.\"", hands => hands.SendAsync(hands.Bill("bad-unmapped-item.txt"))),
        new("platform-closed", "医院：“半夜起所有结算都没有应答。”", "The hospital: \"Since midnight nothing is answered.\"", PlatformClosedAsync, PlatformOpensAsync),
        new("blocked-lane", "医院：“这个病人的单子一直排着队。”", "The hospital: \"This patient's bills keep waiting.\"", BlockedLaneAsync, hands => hands.MeetAsync()),
        new("key-refused", "医院：“今天所有卡都刷不了。”", "The hospital: \"Today no card works at all.\"", KeyRefusedAsync, hands => hands.SendAgainAsync()),
        new("rubbish", "医院：“接口升级后全部报错。”", "The hospital: \"Since our upgrade everything fails.\"", hands => hands.SendAsync(hands.Sample("bad-gbk.txt"))),
        new("changed-bill", "医院：“改了金额再传，被拒绝。”", "The hospital: \"We corrected the amount and it was refused.\"", ChangedBillAsync, CancelledFirstAsync),
        new("books-differ", "医保科：“昨天的账与平台对不上。”", "The insurance office: \"Our books differ from the platform's.\"", BooksDifferAsync, hands => hands.UprootAsync()),
        new("many-refused", "医院：“目录没对照，几十张单子被拒，都要重传吗？”", "The hospital: \"Dozens were refused for one reason. Must we send them all again?\"", ManyRefusedAsync, hands => hands.MeetAsync()),
        new("undo-visit", "收费处：“病人不看了，医保的登记和结算都要退。”", "The cashier: \"The patient left; take registration and settlement back.\"", hands => hands.SendAsync(hands.Bill(PlainBill))),
        new("nothing-comes", "医院：“文件都放进共享文件夹了，一直没有回执。”", "The hospital: \"We drop our files into the shared folder, and nothing comes back.\"", NothingComesAsync, FolderIsBackAsync),
        new("disk-fills", "机房：“日志库所在的磁盘快满了。”", "The machine room: \"The journal's disk fills.\"", DiskFillsAsync),
    ];

    public static Trouble? Find(string name) => All.FirstOrDefault(trouble => trouble.Name == name);

    private static async Task CardRefusedAsync(TroubleHands hands)
    {
        await hands.MeetAsync(new { kind = "refuse", infno = "1101", errMsg = "参保人的参保信息为空" });
        await hands.SendAsync(hands.Bill(PlainBill));
    }

    private static async Task LostAnswerAsync(TroubleHands hands)
    {
        await hands.MeetAsync(new { kind = "act-then-drop", infno = "2207", times = 1 }, new { kind = "server-error", infno = "5203" });
        await hands.SendAsync(hands.Bill(PlainBill));
    }

    private static async Task PlatformClosedAsync(TroubleHands hands)
    {
        await hands.TellTwinAsync("state", new { open = false });
        await hands.SendAsync(hands.Bill(PlainBill));
    }

    private static async Task PlatformOpensAsync(TroubleHands hands)
    {
        await hands.TellTwinAsync("state", new { open = true });
        await hands.SendAgainAsync();
    }

    private static async Task BlockedLaneAsync(TroubleHands hands)
    {
        await hands.MeetAsync(new { kind = "refuse", infno = "2207", times = 1, errMsg = "该人员账户已冻结" }, new { kind = "refuse", infno = "2202", errMsg = "不允许撤销" });
        byte[] bill = hands.Bill(PlainBill);
        await hands.SendAsync(bill);
        byte[] trial = Renumbering.Replace(hands.Sample("mzsfyjs-trial.txt"), "FJ9999000010", "FJ9999000001");
        await hands.SendAsync(Renumbering.Replace(trial, "MZ20200102000010", TroubleHands.VisitOf(bill)), "BEHIND");
    }

    private static async Task KeyRefusedAsync(TroubleHands hands)
    {
        await hands.TellTwinAsync("secret", new { secret = TrainingGround.NextSecret });
        await hands.SendAsync(hands.Bill(PlainBill));
    }

    private static async Task ChangedBillAsync(TroubleHands hands)
    {
        byte[] bill = hands.Bill(PlainBill);
        await hands.SendAsync(bill, "FIRST");
        await hands.SendAsync(Renumbering.Replace(bill, "3.0000\r\n1.00\r\n3.00", "4.0000\r\n1.00\r\n4.00"));
    }

    private static async Task CancelledFirstAsync(TroubleHands hands)
    {
        byte[] cancellation = Renumbering.Replace(hands.Sample("mzsfcx-cancel.txt"), "FJ9999000003", "FJ9999000001");
        await hands.SendAsync(Renumbering.Replace(cancellation, "MZ20200102000003", TroubleHands.VisitOf(hands.About)), "CANCELLED");
        await hands.SendAgainAsync();
    }

    private static async Task BooksDifferAsync(TroubleHands hands)
    {
        DateTimeOffset now = TroubleHands.Today;
        string msgid = string.Create(CultureInfo.InvariantCulture, $"{TrainingCard.Hospital}{now:yyyyMMddHHmmss}9999");
        await hands.PlantAsync(new { institution = TrainingCard.Hospital, localNumber = "CK" + now.ToString("HHmmss", CultureInfo.InvariantCulture), msgid, at = now, total = 66.00m });
        hands.Name("DAY", now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static async Task ManyRefusedAsync(TroubleHands hands)
    {
        hands.Name("SINCE", TroubleHands.Today.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        await hands.MeetAsync(new { kind = "refuse", infno = "2204", errMsg = "目录编码匹配结果不存在" });
        for (int patient = 0; patient < Patients; patient++)
        {
            await hands.SendAsync(hands.Bill(PlainBill));
        }
    }

    private static Task NothingComesAsync(TroubleHands hands)
    {
        hands.Unmount(hands.Bill(PlainBill));
        return Task.CompletedTask;
    }

    private static Task FolderIsBackAsync(TroubleHands hands)
    {
        hands.Mount();
        return Task.CompletedTask;
    }

    /// <summary>Pictures instead of bills: each is refused, and kept.</summary>
    private static async Task DiskFillsAsync(TroubleHands hands)
    {
        for (int picture = 0; picture < Pictures; picture++)
        {
            await hands.SendPictureAsync();
        }
    }

    private static async Task EndAndSendAgainAsync(TroubleHands hands)
    {
        await hands.MeetAsync();
        await hands.SendAgainAsync();
    }
}
