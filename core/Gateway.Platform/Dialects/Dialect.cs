using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Gateway.Platform;

/// <summary>How one province's platform wants to be called: <c>regions/AREA-NAME/dialect.yaml</c>. Addresses and secrets are not here.</summary>
public sealed record Dialect
{
    /// <summary>医保区划, six digits; trailing zeros make it serve all that begins like it.</summary>
    public required string Area { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Which version of the national tables it speaks.</summary>
    public DialectPlatform Platform { get; init; } = new("1.0");

    /// <summary>By which headers callers are recognised: <c>tif</c>, <c>x-ca</c>, <c>csb</c>, <c>oauth2</c>, <c>apikey</c> or <c>plain</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>Behind the configured address: <c>{infno}</c> is the transaction, <c>{app}</c> the configured app code, <c>{path}</c> the transaction's row of <c>paths.csv</c>. One address for all holds none of them.</summary>
    public required string Path { get; init; }

    /// <summary>Of <c>oauth2</c>: where tokens are given, behind the configured address.</summary>
    public string TokenPath { get; init; } = "/auth/oauth/token";

    /// <summary>Of <c>csb</c>: how the broker calls the interface.</summary>
    public DialectApi Api { get; init; } = new();

    public DialectSignature Signature { get; init; } = new();

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Of what is sent and answered.</summary>
    public TextEncoding Encoding { get; init; } = TextEncoding.Utf8;

    public DialectEnvelope Envelope { get; init; } = new();

    /// <summary>How long to wait for an answer. Default 180 seconds, as institutions' own clients do.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Most rows in one call, by transaction.</summary>
    public ImmutableSortedDictionary<string, int> Batch { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>By transaction of the national plans: what this province wants instead, e.g. <c>3505A</c> with trace codes and many rows for <c>3505</c>.</summary>
    public ImmutableSortedDictionary<string, string> Instead { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What answers mean.</summary>
    public DialectAnswer Answer { get; init; } = new();

    /// <summary>Whether operators sign in first.</summary>
    public DialectSignIn SignIn { get; init; } = new();

    /// <summary>What <c>fund_pay_sumamt</c> counts.</summary>
    public FundPayment FundPaySumamt { get; init; } = FundPayment.WithoutAccount;

    /// <summary>Whether 2402 comes before or after 2304.</summary>
    public DischargeOrder Discharge { get; init; } = DischargeOrder.BeforeSettlement;

    /// <summary>What the result codes of 3201 mean.</summary>
    public ImmutableSortedDictionary<string, StatementResult> StatementResults { get; init; } = ImmutableSortedDictionary<string, StatementResult>.Empty;

    /// <summary>How the detail file of 3202 is written.</summary>
    public DialectStatement StatementFile { get; init; } = new();

    /// <summary>Paths by transaction: <c>paths.csv</c> beside the dialect.</summary>
    [JsonIgnore]
    internal ImmutableSortedDictionary<string, string> Paths { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Where a transaction goes, behind the configured address.</summary>
    /// <param name="infno">For example <c>2207</c>.</param>
    /// <param name="app">The configured app code.</param>
    /// <returns>The path; null when <c>paths.csv</c> lacks the transaction.</returns>
    public string? PathOf(string infno, string app)
    {
        string path = Path.Replace("{infno}", infno, StringComparison.Ordinal).Replace("{app}", app, StringComparison.Ordinal);
        return !path.Contains("{path}", StringComparison.Ordinal) ? path
            : Paths.TryGetValue(infno, out string? own) ? path.Replace("{path}", own, StringComparison.Ordinal) : null;
    }
}

/// <summary>Which tables a dialect speaks.</summary>
public sealed record DialectPlatform(string Version);

/// <summary>A broker's name for the interface.</summary>
public sealed record DialectApi
{
    /// <summary><c>{infno}</c> is the transaction.</summary>
    public string Name { get; init; } = "{infno}";

    public string Version { get; init; } = "1.0.0";
}

/// <summary>What the sum of all fund payments counts; provinces differ.</summary>
public enum FundPayment
{
    /// <summary>Funds alone.</summary>
    WithoutAccount,

    /// <summary>Funds and the personal account.</summary>
    WithAccount,
}

/// <summary>When 2402 comes; provinces differ.</summary>
public enum DischargeOrder
{
    BeforeSettlement,
    AfterSettlement,
}

/// <summary>What 3201 found.</summary>
public enum StatementResult
{
    Equal,
    Differs,
    PlatformMore,
    InstitutionMore,
}

/// <summary>How text becomes bytes.</summary>
public enum TextEncoding
{
    Utf8,
    Gb18030,
}
