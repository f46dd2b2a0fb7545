using System.Globalization;
using System.Text;
using Gateway.Contract;

namespace Gateway.Benchmarks.Storm;

/// <summary>Synthetic settlement requests in the Fujian INI format: same quirks, other numbers. Deterministic per index.</summary>
public sealed class SettlementTraffic(int seed)
{
    private static readonly Encoding Gbk = TextEncodings.TryGet("gbk", out Encoding? found) ? found : throw new NotSupportedException("GBK is part of the code pages provider.");

    /// <summary>The sender's own number of settlement <paramref name="index"/>: the business key.</summary>
    public static string Invoice(int index) => string.Create(CultureInfo.InvariantCulture, $"MZ20260105{index:000000}");

    /// <summary>One request.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="total">The bill, in yuan.</param>
    public byte[] Request(int index, out decimal total)
    {
        var chance = new Random(unchecked((seed * 1_000_003) + index));
        int items = chance.Next(1, 4);
        total = 0;
        var text = new StringBuilder();
        text.Append("[MZSF]\r\nRequest=TRUE\r\nSuccess=\r\nError=\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Cardno=FJ9999{index:000000}\r\nMzlsh0={Invoice(index)}\r\nGhlsh0=GH20260105{index:000000}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Bqbm00=I10\r\nSftsmz=N\r\nSftsbz=N\r\nCfxms0={items}\r\n");
        for (int item = 0; item < items; item++)
        {
            decimal price = chance.Next(100, 99999) / 100m;
            int quantity = chance.Next(1, 5);
            decimal amount = price * quantity;
            total += amount;
            bool isDrug = chance.Next(2) == 0;
            text.Append(isDrug ? "10001\r\nY\r\n西药费\r\n阿莫西林胶囊\r\n0.25g*24粒\r\n盒\r\n" : "20001\r\nN\r\n诊疗费\r\n静脉注射\r\n无\r\n无\r\n");
            text.Append(CultureInfo.InvariantCulture, $"{price:0.0000}\r\n{quantity:0.00}\r\n{amount:0.00}\r\n样例医师\r\n");
        }

        return Gbk.GetBytes(text.ToString());
    }

    /// <summary>The reply's values by key, as the HIS would read them.</summary>
    public static Dictionary<string, string> ReadReply(byte[] reply) => Gbk.GetString(reply)
        .Split("\r\n")
        .Select(line => line.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
