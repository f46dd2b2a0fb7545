using System.Globalization;

namespace Gateway.Proof.Storm;

/// <summary>What the sender was told in the end.</summary>
/// <param name="Done">Settled, or taken back.</param>
/// <param name="Sent">The bill that was sent, in yuan.</param>
/// <param name="Fund">What the insurance pays: Jjzfe0 + Bcbxf0; 统筹 + 公务员.</param>
/// <param name="Account">Zhzfe0; 个人账户.</param>
/// <param name="Cash">Grzfe0; 现金.</param>
/// <param name="Error">When it was refused.</param>
internal sealed record StormReply(bool Done, decimal Sent, decimal Fund, decimal Account, decimal Cash, string Error)
{
    public decimal Total => Fund + Account + Cash;

    public StormMoney Money => new(1, Total, Fund, Account, Cash);

    /// <summary>Reads a hospital's reply.</summary>
    public static StormReply ReadIni(byte[] bytes, decimal sent)
    {
        Dictionary<string, string> values = SettlementTraffic.ReadReply(bytes);
        decimal Money(string key) => Number(values.GetValueOrDefault(key, ""));
        return new StormReply(values.GetValueOrDefault("Success") == "TRUE", sent, Money("Jjzfe0") + Money("Bcbxf0"), Money("Zhzfe0"), Money("Grzfe0"), values.GetValueOrDefault("Error", ""));
    }

    /// <summary>Reads a pharmacy's reply to a sale: 结果|流水号|社会保障号|总金额|账户余额|现金|个人账户|公务员|统筹|结算编号; -1|代码|信息 when it was refused. A trial's begins with the number.</summary>
    public static StormReply ReadLine(byte[] bytes, decimal sent)
    {
        string[] fields = SettlementTraffic.ReadLine(bytes);
        return fields[0] == "-1" ? new StormReply(false, sent, 0, 0, 0, string.Join(' ', fields.Skip(1)))
            : fields.Length == 10 && fields[0] == "0" ? new StormReply(true, sent, Number(fields[7]) + Number(fields[8]), Number(fields[6]), Number(fields[5]), "")
            : new StormReply(true, sent, 0, 0, 0, "");
    }

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) ? amount : 0;
}
