using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Mappings;

/// <summary>Which tables serve. Refused tables in the folder degrade: traffic goes on with the last good ones, a restart would not.</summary>
internal sealed class MappingsHealth(CatalogHolder holder, MappingReload reload) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string serving = string.Create(CultureInfo.InvariantCulture, $"Serving {holder.Current.Sha256[..12]} since {reload.Since:yyyy-MM-dd HH:mm:ss}Z.");
        return Task.FromResult(reload.Last is { Result: ReloadResult.Refused } refused
            ? HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"{serving} The folder was read at {refused.At:yyyy-MM-dd HH:mm:ss}Z and refused with {refused.Faults.Count(fault => fault.IsError)} errors: 'gateway mappings status' lists them."))
            : HealthCheckResult.Healthy(serving));
    }
}
