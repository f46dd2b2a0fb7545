using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Gateway.Console.Alerts;
using Gateway.Host.Keeping;
using Gateway.Platform;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Alerts;

/// <summary>Judges the rules again and again: one line in the log at the start of an alert and one at its end, and the same to the webhook. A webhook that hangs delays no rule: it is told beside.</summary>
internal sealed partial class AlertClock(
    AlertBook book, AlertWebhook webhook, IOptions<AlertOptions> options, IOptions<RecoveryOptions> recovery, IOptions<RetentionOptions> retention, IMeterFactory meters, TimeProvider time, ILogger<AlertClock> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ImmutableArray<AlertRule> rules = options.Value.Rules(recovery.Value.Deadline, retention.Value.WarnDays);
        using var readings = new MetricReadings(rules, meters);
        Task telling = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            Judge(rules, readings);
            telling = telling.IsCompleted ? TellAsync(stoppingToken) : telling;
            await Task.Delay(options.Value.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await telling;
    }

    /// <summary>One at a time, so that starts and ends keep their order.</summary>
    private async Task TellAsync(CancellationToken stoppingToken)
    {
        try
        {
            await webhook.TellAsync(stoppingToken);
        }
        catch (Exception failed) // a folder that cannot be written: it is told again at the next turn
        {
            LogNotTold(failed);
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

    [LoggerMessage(EventIds.AlertsNotTold, LogLevel.Error, "That alerts started or ended could not be told this time.")]
    private partial void LogNotTold(Exception failed);

    [LoggerMessage(EventIds.AlertsNotJudged, LogLevel.Error, "The alert rules could not be judged this time.")]
    private partial void LogFailed(Exception failed);
}
