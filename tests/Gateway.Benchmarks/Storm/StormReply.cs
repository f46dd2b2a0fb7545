using System.Globalization;

namespace Gateway.Benchmarks.Storm;

/// <summary>What the sender was told in the end.</summary>
/// <param name="Settled">Success=TRUE.</param>
/// <param name="Total">The bill that was sent.</param>
/// <param name="Account">Zhzfe0 账户支付.</param>
/// <param name="Cash">Grzfe0 个人支付.</param>
/// <param name="Fund">Jjzfe0 基金支付.</param>
/// <param name="Supplement">Bcbxf0 补充保险.</param>
/// <param name="Error">Error=, when it was refused.</param>
internal sealed record StormReply(bool Settled, decimal Total, decimal Account, decimal Cash, decimal Fund, decimal Supplement, string Error)
{
    public static StormReply Read(byte[] bytes, decimal total)
    {
        Dictionary<string, string> values = SettlementTraffic.ReadReply(bytes);
        decimal Money(string key) => values.TryGetValue(key, out string? text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) ? amount : 0;
        return new StormReply(values.GetValueOrDefault("Success") == "TRUE", total, Money("Zhzfe0"), Money("Grzfe0"), Money("Jjzfe0"), Money("Bcbxf0"), values.GetValueOrDefault("Error", ""));
    }
}
