using System.Globalization;
using System.Text;
using Gateway.Contract;
using Gateway.Proof.Storm;

namespace Gateway.Verdicts;

/// <summary>Synthetic messages, each of a visit and a person of its own.</summary>
internal sealed class GroundTraffic(int seed)
{
    private const int First = 10_000; // below it lie the persons with a fate of their own

    private readonly SettlementTraffic traffic = new(seed);
    private int at = First;

    public static Encoding Gbk { get; } = TextEncodings.TryGet("gbk", out Encoding? found) ? found : throw new NotSupportedException("GBK is part of the code pages provider.");

    /// <summary>The number of the next visit or sale.</summary>
    public int Next() => Interlocked.Increment(ref at);

    /// <summary>A bill of a new visit.</summary>
    public byte[] Bill() => Bill(Next());

    /// <summary>A bill of a visit; every attempt has other rows.</summary>
    public byte[] Bill(int index, int attempt = 0) => traffic.Request(index, out _, attempt);

    /// <summary>A bill of a new visit with something changed in its text; where the change finds nothing, the next visit's.</summary>
    public byte[] Bill(Func<string, string> change)
    {
        while (true)
        {
            string text = Gbk.GetString(Bill()), changed = change(text);
            if (changed != text)
            {
                return Gbk.GetBytes(changed);
            }
        }
    }

    /// <summary>A bill of the holder of a card.</summary>
    public byte[] BillOf(int card) => Bill(text => System.Text.RegularExpressions.Regex.Replace(text, "Cardno=FJ[0-9]+", string.Create(CultureInfo.InvariantCulture, $"Cardno=FJ9999{card:000000}"), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>A bill of a new visit of last year.</summary>
    public byte[] Earlier() => Bill(text => text.Replace("Mzlsh0=MZ2026", "Mzlsh0=MZ2025", StringComparison.Ordinal));

    /// <summary>An admission over HL7, which goes to the FHIR server.</summary>
    public byte[] Admission()
    {
        int index = Next();
        return Encoding.UTF8.GetBytes(string.Join('\r',
            string.Create(CultureInfo.InvariantCulture, $"MSH|^~\\&|HIS|示范医院|PLATFORM|NHSA|20260105093100||ADT^A01^ADT_A01|STD{index:00000000000}|P|2.5.1|||AL|NE|CHN|UNICODE UTF-8"),
            "EVN||20260105090000|||OP01^王^护士",
            string.Create(CultureInfo.InvariantCulture, $"PID|1||MR{index:0000000}^^^HIS^MR||测试^甲^^^^^L||19800101|M|||示范路１号^^示范市^示范省^999999^CHN^H||13900000000^PRN^CP||||M"),
            string.Create(CultureInfo.InvariantCulture, $"PV1|1|I|内科^3^12^示范医院|R|||D001^李^医师|||MED^内科^99DEPT|||||||D001^李^医师||ZY{index:00000000000}|||||||||||||||||||||||||20260105090000|")) + "\r");
    }

    /// <summary>A pharmacy's trial of a new sale.</summary>
    public byte[] Sale() => traffic.Divide(Next(), out _);

    /// <summary>A registration over HL7 of a new visit.</summary>
    /// <param name="idNumber">Whose.</param>
    public byte[] Registration(string idNumber = "999999198001010011")
    {
        int index = Next();
        return Encoding.UTF8.GetBytes(string.Join('\r',
            string.Create(CultureInfo.InvariantCulture, $"MSH|^~\\&|HIS|H99999900001|PLATFORM|H99999900001|20200102093100||ADT^A04|MSG{index:0000000000}|P|2.4|||AL|NE|CHN|UNICODE UTF-8"),
            "EVN|A04|20200102093100",
            string.Create(CultureInfo.InvariantCulture, $"PID|1|MZ{index:0000000}|MZ{index:0000000}^^^^IDCard~{idNumber}^^^^01~{idNumber}^^^^IdentifyNO||测试甲||19800101000000|M|||测试市测试区测试路1号^^^^999999^^H||13900000000|||2^已婚|||{idNumber}|||01^汉族||||||CN^中国||||||||02^医保"),
            string.Create(CultureInfo.InvariantCulture, $"PV1|1|O|^^^02|2|||||||||1|||0|D9001^样例医师|11|GH{index:0000000000}|||||||||||||||||||||||||20200102093000")) + "\r");
    }
}
