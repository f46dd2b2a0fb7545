using System.Diagnostics.Metrics;
using Gateway.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Keeping;

/// <summary>Measures the journal now and then; the metric and the health check show the last reading.</summary>
internal sealed class JournalSpace(IJournalKeeping journal, RetentionSettings settings, IMeterFactory meters, TimeProvider time) : BackgroundService, IHealthCheck
{
    private readonly Meter meter = meters.Create("Gateway.Journal");
    private volatile SpaceReading? last;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        meter.CreateObservableGauge("gateway.journal.days_left", () => last?.DaysLeft is { } days ? [new Measurement<double>(days)] : Array.Empty<Measurement<double>>(), "d", "Days until the journal's disk is full.");
        meter.CreateObservableGauge("gateway.journal.bytes", () => last is { } reading ? [new Measurement<long>(reading.Size.Bytes)] : Array.Empty<Measurement<long>>(), "By", "What the journal takes on disk.");
        return base.StartAsync(cancellationToken);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(last?.Sentence is { } sentence ? HealthCheckResult.Degraded(sentence) : HealthCheckResult.Healthy("The disk will do."));

    /// <summary>Looks now.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (last?.IsLow == true)
            {
                settings.Refresh();
            }

            last = SpaceReading.Of(await journal.MeasureAsync(cancellationToken), settings.Now, time.GetUtcNow());
        }
        catch (IOException)
        {
            last = null; // the journal's own health check says why
        }
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await MeasureAsync(stoppingToken);
            await Task.Delay(settings.Now.Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
