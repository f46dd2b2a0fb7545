using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline;

namespace Gateway.Host.Composition;

/// <summary>Starts the lanes before the listeners and stops them after. When the journal is lost the process ends: a restart replays the truth.</summary>
internal sealed partial class GatewayLife(PipelineLife line, DeliveryEngine engine, BulkEngine jobs, IJournal journal, IHostApplicationLifetime lifetime, ILogger<GatewayLife> logger) : IHostedService
{
    private Task watching = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await line.StartAsync(cancellationToken);
        await jobs.StartAsync(cancellationToken);
        watching = WatchAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await jobs.DisposeAsync();
        await line.StopAsync(cancellationToken);
        await watching;
    }

    private async Task WatchAsync()
    {
        try
        {
            if (await Task.WhenAny(engine.Completion, (journal as DurableJournal)?.Broken ?? engine.Completion) is { } first && first != engine.Completion)
            {
                throw (journal as DurableJournal)!.Fault!; // it is broken: perhaps no lane has anything to write, and nobody else would notice
            }

            await engine.Completion;
        }
        catch (Exception lost)
        {
            LogJournalLost(lost.GetType().Name);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(EventIds.JournalLost, LogLevel.Critical, "The journal cannot be written ({Cause}); the gateway stops and takes nothing more. Mend the disk, then start it again.")]
    private partial void LogJournalLost(string cause);
}
