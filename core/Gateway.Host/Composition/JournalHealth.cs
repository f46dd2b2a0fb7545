using Gateway.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Composition;

/// <summary>Whether the journal takes and gives.</summary>
internal sealed class JournalHealth(IJournal journal, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (journal is DurableJournal { Away: { } away })
        {
            return HealthCheckResult.Unhealthy(away.Message);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await journal.CountAsync(enough.Token).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy("The journal answers.");
        }
        catch (IOException broken) when (broken is JournalBrokenException or JournalUnusableException)
        {
            return HealthCheckResult.Unhealthy(broken.Message);
        }
        catch (TimeoutException)
        {
            await enough.CancelAsync();
            return HealthCheckResult.Unhealthy("The journal does not answer: its server or its disk is away or overloaded.");
        }
    }
}
