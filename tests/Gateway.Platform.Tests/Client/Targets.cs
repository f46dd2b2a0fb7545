using System.Diagnostics.Metrics;
using Gateway.Delivery;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gateway.Platform.Tests;

/// <summary>Targets as the host composes them.</summary>
internal static class Targets
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public static NhsaTarget Nhsa(Uri url, TimeSpan timeout = default) => Nhsa(new NhsaEndpoint { Url = url, Account = "paas", Token = "s3cret" }, timeout, Product.Knowledge);

    public static NhsaTarget Nhsa(NhsaEndpoint endpoint, TimeSpan timeout, PlatformKnowledge knowledge)
    {
        var options = Options.Create(new PlatformOptions { ConnectTimeout = TimeSpan.FromSeconds(2), AnswerTimeout = timeout == default ? TimeSpan.FromSeconds(5) : timeout, Nhsa = { ["999999"] = endpoint } });
        var forms = new DestinationForms(knowledge);
        return new NhsaTarget(knowledge, new PlanReader(knowledge, forms), forms, new NhsaWire(new PlatformHttp(options, TimeProvider.System), TimeProvider.System), options, new KeyHold(new FixedSettings(), TimeProvider.System), new NoUnknownTexts(), TimeProvider.System, Meter(), NullLogger<NhsaTarget>.Instance);
    }

    public static FhirTarget Fhir(Uri? url) => Fhir(new FhirEndpoint { Url = url, Token = "t0ken", Timeout = TimeSpan.FromSeconds(5) });

    public static FhirTarget Fhir(FhirEndpoint endpoint)
    {
        var options = Options.Create(new PlatformOptions { ConnectTimeout = TimeSpan.FromSeconds(2), Fhir = endpoint });
        return new FhirTarget(new FhirHttp(options, TimeProvider.System), new PlanReader(Product.Knowledge, new DestinationForms(Product.Knowledge)), options, new FixedSettings(), Meter(), NullLogger<FhirTarget>.Instance);
    }

    public static AttemptIntent Intent(string transaction, string step, AttemptPurpose purpose = AttemptPurpose.Do, string destination = Destinations.Nhsa) =>
        new("H99999900001202603020900000001", step, purpose, transaction, destination, Times.Start, "{\"infno\":\"x\"}"u8.ToArray());

    private static PlatformMeter Meter() => new(Services.GetRequiredService<IMeterFactory>());
}
