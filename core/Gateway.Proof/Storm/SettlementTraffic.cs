using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Proof.Storm;

/// <summary>Synthetic requests in the Fujian INI format and in the pharmacies' policy-machine format: same quirks, other numbers. Deterministic per index.</summary>
internal sealed class SettlementTraffic(int seed)
{
    private static readonly Encoding Gbk = TextEncodings.TryGet("gbk", out Encoding? found) ? found : throw new NotSupportedException("GBK is part of the code pages provider.");

    /// <summary>The hospital's number of a visit.</summary>
    public static string Visit(int index) => string.Create(CultureInfo.InvariantCulture, $"MZ20260105{index:000000}");

    /// <summary>The pharmacy's number of a sale.</summary>
    public static string SaleNumber(int index) => string.Create(CultureInfo.InvariantCulture, $"YD20260105{index:000000}");

    /// <summary>A bill.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="total">In yuan.</param>
    /// <param name="attempt">0 for the bill, 1 for the corrected one.</param>
    public byte[] Request(int index, out decimal total, int attempt = 0)
    {
        Random chance = ChanceOf(index, attempt);
        int items = chance.Next(1, 4);
        total = 0;
        var text = new StringBuilder();
        text.Append("[MZSF]\r\nRequest=TRUE\r\nSuccess=\r\nError=\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Cardno=FJ9999{index:000000}\r\nMzlsh0={Visit(index)}\r\nGhlsh0=GH2026010{5 + attempt}{index:000000}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Bqbm00=I10\r\nSftsmz=N\r\nSftsbz=N\r\nCfxms0={items}\r\n");
        for (int item = 0; item < items; item++)
        {
            (decimal price, int quantity, bool isDrug) = Item(chance);
            total += price * quantity;
            text.Append(isDrug ? "10001\r\nY\r\n西药费\r\n阿莫西林胶囊\r\n0.25g*24粒\r\n盒\r\n" : "20001\r\nN\r\n诊疗费\r\n静脉注射\r\n无\r\n无\r\n");
            text.Append(CultureInfo.InvariantCulture, $"{price:0.0000}\r\n{quantity:0.00}\r\n{price * quantity:0.00}\r\n样例医师\r\n");
        }

        return Gbk.GetBytes(text.ToString());
    }

    /// <summary>A bill that says it has more rows than it has.</summary>
    public byte[] Unreadable(int index) => Gbk.GetBytes(Gbk.GetString(Request(index, out _)).Replace("Cfxms0=", "Cfxms0=9", StringComparison.Ordinal));

    /// <summary>Takes a bill back.</summary>
    public static byte[] Cancel(int index) => Gbk.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"[MZSFCX]\r\nRequest=TRUE\r\nSuccess=\r\nError=\r\nCardno=FJ9999{index:000000}\r\nMzlsh0={Visit(index)}\r\n"));

    /// <summary>A sale's trial: what it holds.</summary>
    public byte[] Divide(int index, out decimal total)
    {
        Random chance = ChanceOf(index, 0);
        int items = chance.Next(1, 4);
        total = 0;
        var rows = new StringBuilder();
        for (int item = 0; item < items; item++)
        {
            (decimal price, int quantity, bool isFirst) = Item(chance);
            total += price * quantity;
            rows.Append(isFirst ? "10001|阿莫西林胶囊|1|" : "10002|板蓝根颗粒|2|").Append(CultureInfo.InvariantCulture, $"{price:0.00}|{(isFirst ? "盒" : "袋")}|{quantity}|{price * quantity:0.00}\r\n");
        }

        return Gbk.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{SaleNumber(index)}|20260105|9999{index:000000}||0|感冒|D9001|{items}|{total:0.00}\r\n{rows}"));
    }

    /// <summary>Makes a sale real.</summary>
    public static byte[] Affirm(int index) => Gbk.GetBytes(string.Create(CultureInfo.InvariantCulture, $"f_drugs_affirm|{SaleNumber(index)}|9999{index:000000}\r\n"));

    /// <summary>Takes a sale back.</summary>
    public static byte[] Withdraw(int index) => Gbk.GetBytes(string.Create(CultureInfo.InvariantCulture, $"f_drugs_withdrawal|{SaleNumber(index)}|9999{index:000000}|YT20260105{index:000000}\r\n"));

    /// <summary>A reply's values by key, as the HIS would read them.</summary>
    public static Dictionary<string, string> ReadReply(byte[] reply) => Gbk.GetString(reply)
        .Split("\r\n")
        .Select(line => line.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields of a reply's first line, as the pharmacy would read them.</summary>
    public static string[] ReadLine(byte[] reply) => Gbk.GetString(reply).Split("\r\n")[0].Split('|');

    private Random ChanceOf(int index, int attempt) => new(unchecked((seed * 1_000_003) + index + (attempt * 500_009)));

    private static (decimal Price, int Quantity, bool IsFirst) Item(Random chance) => (chance.Next(100, 99999) / 100m, chance.Next(1, 5), chance.Next(2) == 0);
}
