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

    /// <summary>How long a call that was given up is listened to, so that a late answer is kept as evidence. It changes nothing. Zero: not at all. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ListenOn { get; set; } = TimeSpan.FromMinutes(1);

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

    /// <summary>All that another key would change; for comparing, never for showing.</summary>
    internal string Secrets => string.Join('\n', Url, Account, Token, App, CipherKey, SigningKey);

    /// <summary>What <c>{app}</c> in a dialect's path stands for.</summary>
    public string App { get; set; } = "";

    /// <summary>SM4 key where envelopes are encrypted: 32 hexadecimal digits; from the environment.</summary>
    public string CipherKey { get; set; } = "";

    /// <summary>SM2 private key where envelopes are signed: 64 hexadecimal digits; from the environment.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Whether operators sign in (9001) once a day before anything else is sent; null lets the institution and its dialect say. Default null.</summary>
    public bool? SignIn { get; set; }
}

/// <summary>A FHIR R4 server.</summary>
public sealed class FhirEndpoint
{
    /// <summary>Its base.</summary>
    public Uri? Url { get; set; }

    /// <summary>Bearer token; empty for none. From the environment, never from a table.</summary>
    public string Token { get; set; } = "";

    /// <summary>User of basic authentication; empty for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password of <see cref="User"/>; from the environment.</summary>
    public string Password { get; set; } = "";

    /// <summary>PEM file of the certificate that we show (mutual TLS); empty for none. Read at start.</summary>
    public string ClientCertificate { get; set; } = "";

    /// <summary>PEM file of its key; empty where the certificate's file holds it.</summary>
    public string ClientKey { get; set; } = "";

    /// <summary>PEM file of the authority that signed the server's certificate; empty trusts the machine's own list.</summary>
    public string TrustedCertificate { get; set; } = "";

    /// <summary>Of what is sent. Default <c>application/fhir+json; charset=utf-8</c>; older servers want <c>application/json+fhir</c>.</summary>
    public string ContentType { get; set; } = "application/fhir+json; charset=utf-8";

    /// <summary>How long to wait for an answer. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The header by which it knows us; null for none.</summary>
    internal string? Authorization => Token.Length > 0 ? $"Bearer {Token}"
        : User.Length > 0 ? $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{User}:{Password}"))}" : null;
}

[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;

[OptionsValidator]
internal sealed partial class RecoveryOptionsValidator : IValidateOptions<RecoveryOptions>;
