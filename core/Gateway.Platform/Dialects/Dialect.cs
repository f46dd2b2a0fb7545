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

    /// <summary>How requests are signed: <c>tif</c> or <c>plain</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>Behind the configured address; <c>{infno}</c> is the transaction.</summary>
    public required string Path { get; init; }

    public DialectSignature Signature { get; init; } = new();

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public DialectEnvelope Envelope { get; init; } = new();

    /// <summary>How long to wait for an answer. Default 180 seconds, as institutions' own clients do.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Most rows in one call, by transaction.</summary>
    public ImmutableSortedDictionary<string, int> Batch { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}

/// <summary>Which tables a dialect speaks.</summary>
public sealed record DialectPlatform(string Version);

/// <summary>How signatures are written.</summary>
public sealed record DialectSignature
{
    /// <summary>Of hexadecimal digits.</summary>
    public LetterCase Case { get; init; } = LetterCase.Lower;

    /// <summary>Of timestamps.</summary>
    public TimestampUnit TimestampUnit { get; init; } = TimestampUnit.Seconds;
}

public enum LetterCase
{
    Lower,
    Upper,
}

public enum TimestampUnit
{
    Seconds,
    Milliseconds,
}

/// <summary>What this platform wants in the envelope.</summary>
public sealed record DialectEnvelope
{
    /// <summary>接口版本号.</summary>
    [JsonPropertyName("infver")]
    public string Infver { get; init; } = "V1.0";

    /// <summary>接收方系统代码.</summary>
    [JsonPropertyName("recer_sys_code")]
    public string ReceiverSystem { get; init; } = "FSI_LOCAL";

    /// <summary>经办人类别: 1 operator, 2 self-service terminal, 3 mobile terminal.</summary>
    [JsonPropertyName("opter_type")]
    public string OperatorType { get; init; } = "1";

    /// <summary>签名类型; empty where the platform checks none.</summary>
    [JsonPropertyName("signtype")]
    public string SignType { get; init; } = "";
}
