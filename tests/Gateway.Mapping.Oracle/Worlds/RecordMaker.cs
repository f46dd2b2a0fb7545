using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Oracle;

/// <summary>Makes records of varied shape: fields missing, empty, deleted and repeated, right and wrong values, Chinese, full-width, rare characters.</summary>
internal sealed class RecordMaker(Pick pick)
{
    private static readonly string[] Texts = ["甲", "测试 甲", "测试·甲", "测试．乙", "𠮷甲", " 盒 ", "　盒　", "无", "-", "a;b;c", ";b", "MZ20260131001", "ＡＢ１２", "Ｙ", "Y", "N", "1", "2", "he", "bottle", "B1", "01", "02", "99", "x|y", "it's", "Test  Jia"];
    private static readonly string[] Numbers = ["1", "2", "0", "-1", "-2.50", "12.5", "12.50", "1.005", "007", "+3", ".5", "5.", "-0", "-0.00", "1,234.50", "１２", "15%", "￥12元", "1e3", "1250", "000000001250", "99999999999999999999999999999", "0.12345678901234567890123456789", "999999999999999", "1000000000000000", "0.123456789", " 7 ", "abc", "--1", "1.2.3", ""];
    private static readonly string[] Dates = ["20260131", "20260229", "20240229", "2026-01-31", "2026-1-3", "2026/1/3", "2026年1月3日", "202601", "2026", "490131", "500131", "20260131083000", "2026-01-31 08:30:00", "2026-01-31 08:30", "2026-01-31T08:30:00+08:00", "2026-01-31T23:30:00Z", "2026-01-31T08:30:00.5", "2026-01-31T08:30-05:00", "20260131083000.12+0800", "202601310830", "2026013108", "20261301", "0001-01-01", "9999-12-31", "9999-12-31T23:00:00Z", "00000000", "今天", "2026-01-31T25:00:00"];
    private static readonly string[] Cards = ["999999199001010016", "999999900101001", "999999199001010018", "99999919900101018x", " 999999199001010016 ", "999999199013010010", "12", "99999990010100a"];
    private static readonly string[] Ages = ["3岁2月", "2月15天", "2 15/30月", "28天", "36小时", "40", "0岁", "18月", "40岁", "３岁 ２个月", "2周", "90分钟", "1天12小时", "成人", "2月3岁", "400天", "11个月29日"];
    private static readonly string[] Codes = ["1", "2", "3", "he", "HE", "01", "02", "z", "甲"];

    private readonly List<byte> bytes = [];

    public SourceRecord Make()
    {
        // A record needs all bytes when it begins; so the nodes are planned while the bytes grow.
        var plan = new List<Action<SourceRecordBuilder>>();
        Body(plan);
        var builder = new SourceRecordBuilder(bytes.ToArray(), Encoding.UTF8, headStandsForGroup: pick.Rarely(6));
        plan.ForEach(step => step(builder));
        return builder.Build();
    }

    private void Body(List<Action<SourceRecordBuilder>> plan)
    {
        Group(plan, "person", 12, () =>
        {
            Values(plan, ("card", Cards), ("name", Texts), ("sex", Codes), ("birth", Dates), ("age", Ages), ("flag", Texts), ("phone", Numbers));
            Parts(plan, "id");
        });
        for (int bill = pick.Rarely(10) ? 2 : 1; bill > 0; bill--)
        {
            Group(plan, "bill", 12, () =>
            {
                Values(plan, ("no", Texts), ("date", Dates), ("total", Numbers), ("kind", Codes));
                for (int item = pick.Next(4); item > 0; item--)
                {
                    Group(plan, "item", 30, () => Item(plan));
                }
            });
        }

        Group(plan, "visit", 6, () => Values(plan, ("no", Texts), ("start", Dates), ("kind", Codes), ("start", Dates)));
    }

    private void Item(List<Action<SourceRecordBuilder>> plan)
    {
        Values(plan, ("no", Texts), ("flag", ["1", "0"]), ("count", Numbers), ("amount", Numbers), ("code", Codes), ("date", Dates), ("text", Texts));
        for (int part = pick.Next(3); part > 0; part--)
        {
            Group(plan, "part", 30, () =>
            {
                Values(plan, ("n", Numbers), ("amount", Numbers), ("text", Texts));
                for (int bit = pick.Next(3); bit > 0; bit--)
                {
                    Group(plan, "bit", 30, () => Values(plan, ("n", Numbers), ("v", Texts)));
                }
            });
        }
    }

    private void Parts(List<Action<SourceRecordBuilder>> plan, string name)
    {
        for (int twin = 1 + pick.Next(3); twin > 0; twin--)
        {
            Group(plan, name, 20, () => Values(plan, ("1", Cards), ("2", Texts), ("5", ["IdentifyNO", "CardNO"])));
        }
    }

    private void Group(List<Action<SourceRecordBuilder>> plan, string name, int missing, Action inside)
    {
        if (pick.Rarely(missing))
        {
            return;
        }

        int start = bytes.Count;
        plan.Add(record => record.Open(name, start));
        inside();
        int end = bytes.Count;
        plan.Add(record => record.Close(end));
    }

    private void Values(List<Action<SourceRecordBuilder>> plan, params (string Name, string[] Pool)[] fields)
    {
        foreach ((string name, string[] pool) in fields)
        {
            if (pick.Rarely(6))
            {
                continue;
            }

            int offset = bytes.Count;
            if (pick.Rarely(20))
            {
                bytes.AddRange("\"\""u8);
                plan.Add(record => record.Deleted(name, offset, 2));
                continue;
            }

            byte[] value = Encoding.UTF8.GetBytes(pick.Rarely(20) ? "" : pick.Of(pick.Rarely(12) ? pick.Of([Texts, Numbers, Dates, Cards, Ages, Codes]) : pool));
            bytes.AddRange(value);
            plan.Add(record => record.Value(name, offset, value.Length));
        }
    }
}
