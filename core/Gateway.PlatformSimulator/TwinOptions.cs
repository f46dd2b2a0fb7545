using Gateway.PlatformSimulator.Faults;

namespace Gateway.PlatformSimulator;

/// <summary>How the platform's twin behaves. A plain record: configuration binds to it, tests write it down.</summary>
public sealed record TwinOptions
{
    /// <summary>The configuration section that the host binds.</summary>
    public const string Section = "Twin";

    /// <summary>Where to listen: scheme, a loopback address and a port; port 0 takes a free one. Default <c>http://127.0.0.1:0</c>.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>How it wants to be called: a name of <c>Dialects/dialects.csv</c>. Default <c>tif</c>.</summary>
    public string Dialect { get; init; } = "tif";

    /// <summary>The secret of signatures, the api key or the client's secret. Null or empty: signatures are not asked for.</summary>
    public string? Token { get; init; }

    /// <summary>The only paas id, access key or client id let in; the user id of SM2 signatures. Null or empty: any, and none.</summary>
    public string? PaasId { get; init; }

    /// <summary>What callers of /fhir show as Bearer token, or as password of any user; empty lets everybody in. Default empty.</summary>
    public string FhirToken { get; init; } = "";

    /// <summary>Where envelopes are sealed: the SM4 key, 32 hexadecimal digits.</summary>
    public string CipherKey { get; init; } = "";

    /// <summary>Where envelopes are sealed: the caller's SM2 public key, x and y, 128 hexadecimal digits.</summary>
    public string SignerKey { get; init; } = "";

    /// <summary>How long an access token is good. Default one hour.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far a signature's timestamp may be from the twin's clock, either way. Default 5 minutes.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The six-digit area that the twin serves; institutions, persons and insurances belong to it. Default <c>999999</c>.</summary>
    public string Area { get; init; } = "999999";

    /// <summary>The institutions the twin knows. Empty: every H or P code of its area, named 示范….</summary>
    public IReadOnlyList<TwinInstitution> Institutions { get; init; } = [];

    /// <summary>How <c>infcode</c> is written for institutions that do not say. Default: a number for odd institution codes, a string for even ones.</summary>
    public InfcodeStyle Infcode { get; init; } = InfcodeStyle.ByInstitution;

    /// <summary>What <c>err_msg</c> holds on success for institutions that do not say. Default: mixed.</summary>
    public SuccessText SuccessText { get; init; } = SuccessText.Mixed;

    /// <summary>Most rows in one 2204. Default 100.</summary>
    public int MaxChargeRows { get; init; } = 100;

    /// <summary>When stays are discharged. Default: either way.</summary>
    public TwinDischarge Discharge { get; init; }

    /// <summary>Whether every call but 9001 needs a sign_no that 9001 gave the same operator today. Default false.</summary>
    public bool RequireSignIn { get; init; }

    /// <summary>How long a sign_no lives within its day. Null: to the end of the day.</summary>
    public TimeSpan? SignInLife { get; init; }

    /// <summary>Operator numbers that 9001 turns away: 没有操作员信息.</summary>
    public IReadOnlyList<string> UnknownOperators { get; init; } = [];

    /// <summary>Whether a social card (certificate type 03) needs <c>card_sn</c>. Default false.</summary>
    public bool RequireCardNumber { get; init; }

    /// <summary>Who is insured how.</summary>
    public TwinPersons Persons { get; init; } = new();

    /// <summary>What goes wrong from the start. Can be changed while the twin runs.</summary>
    public TwinFaults Faults { get; init; } = new();
}

/// <summary>An institution and how its province's platform writes answers.</summary>
public sealed record TwinInstitution
{
    /// <summary>Twelve characters: H or P, six digits of area, five digits.</summary>
    public string Code { get; init; } = "";

    /// <summary>As answers name it. Empty: 示范医院 or 示范药店.</summary>
    public string Name { get; init; } = "";

    /// <summary>Null: as <see cref="TwinOptions.Infcode"/> says.</summary>
    public InfcodeStyle? Infcode { get; init; }

    /// <summary>Null: as <see cref="TwinOptions.SuccessText"/> says.</summary>
    public SuccessText? SuccessText { get; init; }
}

/// <summary>Persons with a fate of their own; everybody else is an insured employee with the usual balance.</summary>
public sealed record TwinPersons
{
    /// <summary>Balance of a personal account at first sight, in yuan. Default 1000.00.</summary>
    public decimal OpeningBalance { get; init; } = 1000.00m;

    /// <summary>Certificate number → opening balance in yuan.</summary>
    public IReadOnlyDictionary<string, decimal> OpeningBalances { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["9999000001"] = 979.50m };

    /// <summary>Certificate numbers that the platform has never heard of: 基本信息为空.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = ["FJ9999000404", "9999000404", "999999198001014047"];

    /// <summary>Certificate numbers of persons without any insurance: 参保信息为空.</summary>
    public IReadOnlyList<string> Uninsured { get; init; } = ["FJ9999000405", "9999000405"];

    /// <summary>Certificate numbers of persons whose only insurance is suspended (psn_insu_stas 2).</summary>
    public IReadOnlyList<string> Suspended { get; init; } = ["FJ9999000202", "9999000202"];

    /// <summary>Certificate numbers insured as residents (insutype 390) instead of as employees (310).</summary>
    public IReadOnlyList<string> Residents { get; init; } = ["FJ9999000390", "9999000390"];

    /// <summary>Certificate numbers of civil servants: the subsidy takes over their own share per visit.</summary>
    public IReadOnlyList<string> CivilServants { get; init; } = ["FJ9999000320", "9999000320"];

    /// <summary>Certificate numbers with a second, suspended insurance listed before the live one.</summary>
    public IReadOnlyList<string> TwiceInsured { get; init; } = ["FJ9999000777", "9999000777"];
}

/// <summary>How <c>infcode</c> is written; provinces differ.</summary>
public enum InfcodeStyle
{
    /// <summary>A number for institution codes that end in an odd digit, a string for the others.</summary>
    ByInstitution,
    Number,
    Text,
}

/// <summary>What <c>err_msg</c> holds on success; provinces differ.</summary>
public enum SuccessText
{
    /// <summary>Null on 2201, 成功 on other calls with an effect, "success" on queries.</summary>
    Mixed,
    Null,
    Success,
    Chinese,
}
