using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Plugins;

/// <summary>Whether every plugin folder serves as it lies there. What was refused or is missing degrades: traffic goes on, a restart would not.</summary>
internal sealed class PluginHealth(PluginHolder holder, CatalogHolder catalogs) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        AdapterCatalog serving = holder.Current;
        string[] wrong = [.. AdapterListing.Of(serving, catalogs.Current).Where(view => view.Why is not null).Select(view => $"{view.Name} is {view.State}: {view.Why}")];
        return Task.FromResult(wrong.Length == 0
            ? HealthCheckResult.Healthy($"Serving {string.Join(", ", serving.All.Select(adapter => adapter.Name))}.")
            : HealthCheckResult.Degraded($"{string.Join(' ', wrong)} 'gateway adapters status' shows all."));
    }
}
