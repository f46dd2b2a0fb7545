using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Gateway.Console.Alerts;
using Gateway.Host.Keeping;
using Gateway.Platform;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Alerts;

/// <summary>Judges the rules again and again: one line in the log at the start of an alert and one at its end, and the same to the webhook.</summary>
internal sealed partial class AlertClock(
    AlertBook book, AlertWebhook webhook, IOptions<AlertOptions> options, IOptions<RecoveryOptions> recovery, IOptions<RetentionOptions> retention, IMeterFactory meters, TimeProvider time, ILogger<AlertClock> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ImmutableArray<AlertRule> rules = options.Value.Rules(recovery.Value.Deadline, retention.Value.WarnDays);
        using var readings = new MetricReadings(rules, meters);
        while (!stoppingToken.IsCancellationRequested)
        {
            Judge(rules, readings);
            await webhook.TellAsync(stoppingToken);
            await Task.Delay(options.Value.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Judge(ImmutableArray<AlertRule> rules, MetricReadings readings)
    {
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach (Alert change in book.Judge(rules, readings.Read(now), now, webhook.IsWanted))
            {
                Log(change);
            }
        }
        catch (Exception failed) // a folder that cannot be written, a gauge that throws: the rules are judged again at the next turn
        {
            LogFailed(failed);
        }
    }

    private void Log(Alert change)
    {
        if (change.Until is null)
        {
            LogStarted(change.Rule, change.Labels, change.Value, change.Chinese, change.English);
        }
        else
        {
            LogEnded(change.Rule, change.Labels, (change.Until.Value - change.Since).TotalSeconds);
        }
    }

    [LoggerMessage(EventIds.AlertStarted, LogLevel.Warning, "Alert {Rule} {Labels} started at {Value}: {Chinese} {English}")]
    private partial void LogStarted(string rule, string labels, double value, string chinese, string english);

    [LoggerMessage(EventIds.AlertEnded, LogLevel.Information, "Alert {Rule} {Labels} is over after {Seconds} s.")]
    private partial void LogEnded(string rule, string labels, double seconds);

    [LoggerMessage(EventIds.AlertsNotJudged, LogLevel.Error, "The alert rules could not be judged this time.")]
    private partial void LogFailed(Exception failed);
}
