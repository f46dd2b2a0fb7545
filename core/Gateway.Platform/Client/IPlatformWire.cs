namespace Gateway.Platform;

/// <summary>Carries one envelope to a platform and brings back what became of it. Never throws for the other side.</summary>
internal interface IPlatformWire
{
    Task<HttpExchange> SendAsync(WireCall call, CancellationToken cancellationToken);
}
