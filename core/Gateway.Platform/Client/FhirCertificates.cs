using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>Certificates for a FHIR server: ours, where it asks for one, and the one that signed its own, where no public authority did.</summary>
internal static class FhirCertificates
{
    /// <summary>What the connection shows and trusts.</summary>
    /// <exception cref="CryptographicException">A file is no certificate, or the key does not belong to it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SslClientAuthenticationOptions OptionsOf(FhirEndpoint endpoint)
    {
        var ssl = new SslClientAuthenticationOptions();
        if (endpoint.ClientCertificate.Length > 0)
        {
            using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(endpoint.ClientCertificate, endpoint.ClientKey.Length > 0 ? endpoint.ClientKey : null);
            ssl.ClientCertificates = [X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null)]; // some systems refuse a key that lives in memory only
        }

        if (endpoint.TrustedCertificate.Length > 0)
        {
            ssl.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            ssl.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(endpoint.TrustedCertificate);
        }

        return ssl;
    }
}

/// <summary>What annotations cannot say of the FHIR server's options.</summary>
internal sealed class FhirEndpointValidator : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        List<string> faults = [];
        if (options.Fhir is { Token.Length: > 0, User.Length: > 0 })
        {
            faults.Add("Platform:Fhir has Token and User: give one of them.");
        }

        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(options.Fhir.ContentType, out _))
        {
            faults.Add("Platform:Fhir:ContentType is no media type: expected for example application/fhir+json; charset=utf-8.");
        }

        try
        {
            FhirCertificates.OptionsOf(options.Fhir);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            faults.Add($"Platform:Fhir: ClientCertificate, ClientKey and TrustedCertificate are PEM files that belong together: {unreadable.Message}");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
