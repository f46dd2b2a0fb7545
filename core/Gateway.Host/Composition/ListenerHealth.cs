using Gateway.Inbound.Limits;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Composition;

/// <summary>Whether every watched folder and polled database can be read. One that cannot degrades: the others go on, and its messages stay with the sender.</summary>
internal sealed class ListenerHealth(ListenerStates states) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string[] down = [.. states.All.Where(listener => listener.Value is not null).OrderBy(listener => listener.Key, StringComparer.Ordinal).Select(listener => $"{listener.Key}: {listener.Value}")];
        return Task.FromResult(down.Length == 0 ? HealthCheckResult.Healthy("Every listener can be read.") : HealthCheckResult.Degraded(string.Join(' ', down)));
    }
}
