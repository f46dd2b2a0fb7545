using Gateway.Journal;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Keeping;

/// <summary>Drops old bytes once a night. A night that is missed is made up for by the next.</summary>
internal sealed partial class RetentionClock(IJournalKeeping journal, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionClock> logger) : BackgroundService
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    /// <summary>How long until the clock in China shows a time next. Pure; more than nothing, at most a day.</summary>
    internal static TimeSpan Until(DateTimeOffset now, TimeSpan at)
    {
        TimeSpan left = at - now.ToOffset(China).TimeOfDay;
        return left > TimeSpan.Zero ? left : left + TimeSpan.FromDays(1);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RetentionRule rule = options.Value.Rule();
        while (rule.Shortest is not null && !stoppingToken.IsCancellationRequested)
        {
            TimeSpan left = Until(time.GetUtcNow(), options.Value.At);
            await Task.Delay(left < Most ? left : Most, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (left <= Most && !stoppingToken.IsCancellationRequested)
            {
                await DropAsync(rule, stoppingToken);
            }
        }
    }

    private async Task DropAsync(RetentionRule rule, CancellationToken cancellationToken)
    {
        try
        {
            RetentionTally tally = await new RetentionRun(journal, rule, time).RunAsync("gateway", cancellationToken);
            LogDropped(tally.Messages, tally.Bytes);
        }
        catch (Exception failed) when (failed is IOException or InvalidOperationException or InvalidDataException)
        {
            LogFailed(failed); // the next night tries again
        }
        catch (OperationCanceledException)
        {
            // stopping: the next night goes on where this one was
        }
    }

    [LoggerMessage(EventIds.BytesDropped, LogLevel.Information, "Bytes of {Messages} old messages were dropped: {Bytes} bytes are free inside the journal.")]
    private partial void LogDropped(long messages, long bytes);

    [LoggerMessage(EventIds.DroppingFailed, LogLevel.Warning, "Old bytes could not be dropped; the next night tries again.")]
    private partial void LogFailed(Exception cause);
}
