using Gateway.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Composition;

/// <summary>Whether the journal takes and gives.</summary>
internal sealed class JournalHealth(IJournal journal) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await journal.CountAsync(cancellationToken);
            return HealthCheckResult.Healthy("The journal answers.");
        }
        catch (IOException broken) when (broken is JournalBrokenException or JournalUnusableException)
        {
            return HealthCheckResult.Unhealthy(broken.Message);
        }
    }
}
