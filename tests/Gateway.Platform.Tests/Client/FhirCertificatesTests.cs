using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Platform.Tests;

public sealed class FhirCertificatesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("certificates").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_server_that_asks_for_a_certificate_is_shown_ours_and_trusted_by_its_own()
    {
        using X509Certificate2 server = Make("CN=localhost", "server"), client = Make("CN=gateway", "client");
        string? shown = null;
        await using WebApplication app = await StartAsync(server, subject => shown = subject);
        var endpoint = new FhirEndpoint { Url = new Uri(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), ClientCertificate = At("client.pem"), ClientKey = At("client.key"), TrustedCertificate = At("server.pem") };

        TargetAnswer answer = await SendAsync(endpoint);
        TargetAnswer untrusted = await SendAsync(new FhirEndpoint { Url = endpoint.Url });

        Assert.Equal((AttemptOutcome.Accepted, "CN=gateway"), (answer.Outcome, shown));
        Assert.Equal(AttemptOutcome.NotSent, untrusted.Outcome);
        Assert.Contains("SecureConnectionError", untrusted.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Token", "x", "User", "y", "give one of them")]
    [InlineData("ContentType", "fhir", "User", "", "media type")]
    [InlineData("ClientCertificate", "no such file.pem", "User", "", "PEM files")]
    public void Options_that_cannot_work_are_said_at_the_start(string first, string value, string second, string other, string words)
    {
        var endpoint = new FhirEndpoint();
        typeof(FhirEndpoint).GetProperty(first)!.SetValue(endpoint, value); // named above
        typeof(FhirEndpoint).GetProperty(second)!.SetValue(endpoint, other);

        Assert.Contains(words, new FhirEndpointValidator().Validate(null, new PlatformOptions { Fhir = endpoint }).FailureMessage, StringComparison.Ordinal);
        Assert.True(new FhirEndpointValidator().Validate(null, new PlatformOptions()).Succeeded);
    }

    private static Task<TargetAnswer> SendAsync(FhirEndpoint endpoint) =>
        Targets.Fhir(endpoint).SendAsync(Items.Of(Plans.Settlement, []), Targets.Intent("transaction", "update", destination: Destinations.Fhir), CancellationToken.None);

    private static async Task<WebApplication> StartAsync(X509Certificate2 certificate, Action<string?> seen)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificate = certificate, ClientCertificateMode = ClientCertificateMode.RequireCertificate, ClientCertificateValidation = (shown, _, _) => shown is not null,
        })));
        WebApplication app = builder.Build();
        app.Run(async context =>
        {
            seen((await context.Connection.GetClientCertificateAsync(context.RequestAborted))?.Subject);
            context.Response.StatusCode = 201;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private X509Certificate2 Make(string subject, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(At($"{name}.pem"), made.ExportCertificatePem());
        File.WriteAllText(At($"{name}.key"), key.ExportPkcs8PrivateKeyPem());
        return made;
    }

    private string At(string name) => Path.Combine(folder, name);
}
