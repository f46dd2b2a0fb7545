using System.Globalization;
using Gateway.Pipeline;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Reconciling;

/// <summary>Orders the reconciliation of yesterday at the configured time. The order's bytes follow from its day, so a restart never gives it twice, and one that a standstill missed is given late.</summary>
internal sealed class ReconcileClock(LedgerReconciliation reconciliation, ICatalogSource catalogs, IOptions<ReconcileOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    /// <summary>The day that is due, and how long to wait for the next look. Pure.</summary>
    internal static (DateOnly? Due, TimeSpan Wait) Next(DateTimeOffset now, TimeSpan at)
    {
        DateTimeOffset here = now.ToOffset(China);
        bool isDue = here.TimeOfDay >= at;
        TimeSpan left = (isDue ? at + TimeSpan.FromDays(1) : at) - here.TimeOfDay;
        return (isDue ? DateOnly.FromDateTime(here.Date).AddDays(-1) : null, left < Most ? left : Most);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.DailyAt is not { } at)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            (DateOnly? due, TimeSpan wait) = Next(time.GetUtcNow(), at);
            if (due is { } day)
            {
                await OrderAsync(day, stoppingToken);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task OrderAsync(DateOnly day, CancellationToken cancellationToken)
    {
        ReconcileOptions its = options.Value;
        IEnumerable<string> institutions = its.Institutions.Count > 0 ? its.Institutions : catalogs.Current.Institutions.Select(institution => institution.Code);
        foreach (string institution in institutions.Where(code => catalogs.Current.Institution(code) is not null))
        {
            await reconciliation.OrderAsync(institution, new ReconcileOrder(day, its.Repair, "gateway", string.Create(CultureInfo.InvariantCulture, $"daily {day:yyyy-MM-dd}"), null), cancellationToken);
        }
    }
}
