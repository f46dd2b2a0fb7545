using System.Diagnostics.Metrics;
using Gateway.Journal;

namespace Gateway.Host.Keeping;

/// <summary>Says in the log and in a metric when the journal goes away and when it is back. The journal itself needs nobody for that.</summary>
internal sealed partial class JournalWatch(IJournal journal, IMeterFactory meters, TimeProvider time, ILogger<JournalWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Meter meter = meters.Create("Gateway.Journal");

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meter.CreateObservableGauge("gateway.journal.away", () => Away is null ? 0 : 1, description: "1 while the journal's server is away and nothing is taken.");
        meter.CreateObservableCounter("gateway.journal.interruptions", () => (journal as DurableJournal)?.Interruptions ?? 0, description: "How often the journal's server has gone away, also for a moment only.");
        long? since = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Away is { } away && since is null)
            {
                since = time.GetTimestamp();
                LogAway(away.Message);
            }
            else if (Away is null && since is { } began)
            {
                since = null;
                LogBack(time.GetElapsedTime(began).TotalSeconds);
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private JournalAwayException? Away => (journal as DurableJournal)?.Away;

    [LoggerMessage(EventIds.JournalAway, LogLevel.Warning, "{Sentence}")]
    private partial void LogAway(string sentence);

    [LoggerMessage(EventIds.JournalBack, LogLevel.Information, "The journal is back after {Seconds:0} s; what waited goes on.")]
    private partial void LogBack(double seconds);
}
