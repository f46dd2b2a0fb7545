using Microsoft.Extensions.Options;

namespace Gateway.Platform;

/// <summary>The connections to the FHIR server, with the client certificate that it may ask for.</summary>
internal sealed class FhirHttp(IOptions<PlatformOptions> options, TimeProvider time) : IDisposable
{
    public PlatformHttp Client { get; } = new(options, time, options.Value.Fhir);

    public void Dispose() => Client.Dispose();
}
