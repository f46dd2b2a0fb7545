namespace Gateway.PlatformSimulator.Dialects;

/// <summary>How the twin wants to be called: one row of its own table <c>dialects.csv</c>, written apart from the gateway's dialects on purpose.</summary>
/// <param name="Name">For example <c>csb-hunan</c>.</param>
/// <param name="Transport">tif, x-ca, x-ca-gbk, csb, oauth2, apikey or plain.</param>
/// <param name="Path"><c>{infno}</c> stands for the transaction, <c>{app}</c> for any app code, <c>{service}</c> for the transaction's own path; without one the envelope says the transaction.</param>
/// <param name="TokenPath">Where access tokens are given; empty where there are none.</param>
/// <param name="InMilliseconds">Timestamps; else in seconds.</param>
/// <param name="Hex">upper, lower or any.</param>
/// <param name="IsSealed">Whether input and output are encrypted with SM4 and cainfo is an SM2 signature.</param>
/// <param name="SignsHead">Whether that signature is over the envelope's other fields instead of the input.</param>
internal sealed record TwinDialect(string Name, string Transport, string Path, string TokenPath, bool InMilliseconds, string Hex, bool IsSealed, bool SignsHead)
{
    private static readonly TwinDialect[] All =
        [.. EmbeddedTable.Read("dialects.csv").Select(row => new TwinDialect(row[0], row[1], row[2], row[3], row[4] == "milliseconds", row[5], row[6] != "no", row[6] == "head"))];

    public static IEnumerable<string> Names => All.Select(dialect => dialect.Name);

    public static TwinDialect? Find(string name) => Array.Find(All, dialect => dialect.Name == name);

    /// <summary>Whether hexadecimal digits are the expected ones in the case that this dialect wants.</summary>
    public bool IsHex(byte[] expected, string shown) => Hex switch
    {
        "upper" => shown == Convert.ToHexString(expected),
        "lower" => shown == Convert.ToHexStringLower(expected),
        _ => string.Equals(shown, Convert.ToHexString(expected), StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Whether a timestamp is in this dialect's unit and near enough to now.</summary>
    public bool IsTimely(string timestamp, DateTimeOffset now, TimeSpan tolerance) =>
        long.TryParse(timestamp, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long stamp)
        && Math.Abs(stamp - (InMilliseconds ? now.ToUnixTimeMilliseconds() : now.ToUnixTimeSeconds())) <= (InMilliseconds ? tolerance.TotalMilliseconds : tolerance.TotalSeconds);
}
