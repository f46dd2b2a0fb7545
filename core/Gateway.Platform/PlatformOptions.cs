using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>Where destinations are. Section <c>Platform</c>. Secrets belong into environment variables or a secret store.</summary>
public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>By 医保区划 of the dialect: the national platform's address there; <c>default</c> serves areas without one of their own.</summary>
    public Dictionary<string, NhsaEndpoint> Nhsa { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The FHIR server for events of the <c>fhir</c> destination; without address such events wait.</summary>
    [ValidateObjectMembers]
    public FhirEndpoint Fhir { get; set; } = new();

    /// <summary>How long to wait for a connection. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for an answer, whatever the dialect says; zero lets the dialect say. Default zero.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan AnswerTimeout { get; set; }

    /// <summary>Most bytes of an answer; a longer one is unreadable. Default 16 MiB.</summary>
    [Range(1024, 1 << 30)]
    public int MaxAnswerBytes { get; set; } = 16 << 20;

    /// <summary>Whether calls go through the machine's HTTP proxy. Default false.</summary>
    public bool UseProxy { get; set; }

    internal NhsaEndpoint? EndpointOf(Dialect dialect) => Nhsa.GetValueOrDefault(dialect.Area) ?? Nhsa.GetValueOrDefault("default");
}

/// <summary>One platform's address and secret.</summary>
public sealed class NhsaEndpoint
{
    /// <summary>Scheme, host and what comes before the dialect's path.</summary>
    public Uri? Url { get; set; }

    /// <summary>Who calls, as the platform named us: paas id, app key, access key or client id. Empty under <c>x-ca</c>: each institution calls under its own code.</summary>
    public string Account { get; set; } = "";

    /// <summary>The secret of the signature, the api key, or the client's secret; from the environment, never from a table.</summary>
    public string Token { get; set; } = "";

    /// <summary>What <c>{app}</c> in a dialect's path stands for.</summary>
    public string App { get; set; } = "";

    /// <summary>SM4 key where envelopes are encrypted: 32 hexadecimal digits; from the environment.</summary>
    public string CipherKey { get; set; } = "";

    /// <summary>SM2 private key where envelopes are signed: 64 hexadecimal digits; from the environment.</summary>
    public string SigningKey { get; set; } = "";
}

/// <summary>A FHIR R4 server.</summary>
public sealed class FhirEndpoint
{
    /// <summary>Its base.</summary>
    public Uri? Url { get; set; }

    /// <summary>Bearer token; empty for none.</summary>
    public string Token { get; set; } = "";

    /// <summary>How long to wait for an answer. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;

[OptionsValidator]
internal sealed partial class RecoveryOptionsValidator : IValidateOptions<RecoveryOptions>;
