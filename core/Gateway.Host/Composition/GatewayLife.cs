using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Pipeline;

namespace Gateway.Host.Composition;

/// <summary>Starts the lanes before the listeners and stops them after. When the journal is lost the process ends: a restart replays the truth. A journal that is only away is waited for.</summary>
internal sealed partial class GatewayLife(PipelineLife line, DeliveryEngine engine, BulkEngine jobs, IJournal journal, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<GatewayLife> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource stopping = new();
    private Task watching = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await line.StartAsync(cancellationToken);
        await jobs.StartAsync(cancellationToken);
        watching = Task.WhenAll(WatchAsync(), TakeUpStrandedAsync(stopping.Token));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        Task ending = EndAsync(cancellationToken);
        while (await Task.WhenAny(ending, Task.Delay(Look, time, CancellationToken.None)) != ending)
        {
            if (journal is DurableJournal { Away: not null } away)
            {
                away.StopWaiting(); // what is in hand would wait for it
            }
        }

        await ending;
    }

    public void Dispose() => stopping.Dispose();

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await jobs.DisposeAsync();
            await line.StopAsync(cancellationToken);
        }
        catch (Exception cut) when (journal is DurableJournal { Fault: not null })
        {
            LogStoppedWithout(cut.GetType().Name);
        }

        await watching;
    }

    /// <summary>Messages that came to be in the journal although their senders were turned away: the store went away between the commit and its answer. The same bytes again would wait for them.</summary>
    private async Task TakeUpStrandedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (long id in journal is DurableJournal durable ? durable.Stranded.ReadAllAsync(cancellationToken) : AsyncEnumerable.Empty<long>())
            {
                if (await journal.FindAsync(id, cancellationToken) is { State: MessageState.Received } header)
                {
                    line.Resume(header);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or JournalBrokenException or JournalUnusableException)
        {
            // a restart takes up what is left
        }
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
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // it stops anyway: what is in hand is taken up at the next start
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

    [LoggerMessage(EventIds.StoppedWhileAway, LogLevel.Warning, "The gateway stops without its journal ({Cause}); what was in hand is taken up at the next start.")]
    private partial void LogStoppedWithout(string cause);
}
