using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>Runs jobs over many messages, one task each. What they do is in the journal before it is done: a restart goes on with those that were running.</summary>
public sealed partial class BulkEngine : IAsyncDisposable
{
    private readonly IJobBook book;
    private readonly IJournal journal;
    private readonly IBulkHands hands;
    private readonly BulkMeter meter;
    private readonly TimeProvider time;
    private readonly ILogger<BulkEngine> logger;
    private readonly ConcurrentDictionary<long, Running> running = new();
    private readonly SemaphoreSlim oneAtATime = new(1);

    internal BulkEngine(IJobBook book, IJournal journal, IBulkHands hands, BulkMeter meter, TimeProvider time, ILogger<BulkEngine> logger) =>
        (this.book, this.journal, this.hands, this.meter, this.time, this.logger) = (book, journal, hands, meter, time, logger);

    /// <summary>Goes on with what a restart interrupted.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (BulkJob job in (await book.ListJobsAsync(1000, cancellationToken)).Where(job => job.State == BulkState.Running))
        {
            Launch(job);
        }
    }

    /// <summary>Begins a job. It is on disk when this returns; its messages are walked page by page from then on.</summary>
    /// <exception cref="ArgumentException">The order has a <see cref="BulkOrder.Fault"/>.</exception>
    public async Task<BulkJob> BeginAsync(BulkOrder order, CancellationToken cancellationToken)
    {
        if (order.Fault is { } fault)
        {
            throw new ArgumentException(fault.ToString(), nameof(order));
        }

        long newest = (await journal.ListAsync(new MessageFilter { Limit = 1 }, cancellationToken)).Messages is [var last] ? last.Id : 0;
        BulkJob job = order.Job(newest, time.GetUtcNow());
        job = job with { Id = await book.SaveAsync(job, [], CancellationToken.None) };
        LogBegun(job.Id, job.Action);
        Launch(job);
        return job;
    }

    /// <summary>Holds a running job, lets a held or stopped one go on, or ends one for good.</summary>
    /// <param name="to"><see cref="BulkState.Paused"/>, <see cref="BulkState.Running"/> or <see cref="BulkState.Cancelled"/>.</param>
    /// <returns>The job afterwards; null when there is none. One whose end has come is left as it is.</returns>
    public async Task<BulkJob?> ChangeAsync(long jobId, BulkState to, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await HaltAsync(jobId);
            if (await book.FindJobAsync(jobId, cancellationToken) is not { State: BulkState.Running or BulkState.Paused or BulkState.Stopped } job)
            {
                return await book.FindJobAsync(jobId, cancellationToken);
            }

            job = job with { State = to, StopReason = to == BulkState.Running ? null : job.StopReason, ChangedAt = time.GetUtcNow() };
            await book.SaveAsync(job, [], CancellationToken.None);
            if (to == BulkState.Running)
            {
                Launch(job);
            }

            return job;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>How many messages a filter holds now, by state and issue code.</summary>
    public async Task<ImmutableArray<BulkCount>> PreviewAsync(BulkOrder order, CancellationToken cancellationToken)
    {
        Dictionary<(MessageState State, string? Code), (long Count, string? Fault)> counts = [];
        ImmutableArray<MessageState> states = BulkOrder.States(order.Action);
        long after = 0;
        for (ImmutableArray<MessageHeader> page = [default!]; !page.IsEmpty;)
        {
            page = (await journal.ListAsync(order.Filter with { After = after, Before = null, Limit = 1000 }, cancellationToken)).Messages;
            foreach (MessageHeader header in page.Where(header => states.Contains(header.State)))
            {
                (long count, string? fault) = counts.GetValueOrDefault((header.State, header.IssueCode));
                counts[(header.State, header.IssueCode)] = (count + 1, fault ?? await hands.FaultOfAsync(header.Id, cancellationToken));
            }

            after = page.IsEmpty ? after : page[^1].Id;
        }

        return [.. counts.Select(entry => new BulkCount(entry.Key.State, entry.Key.Code, entry.Value.Fault, entry.Value.Count)).OrderByDescending(count => count.Messages)];
    }

    /// <summary>Halts every job; the journal knows how far they are.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (long id in running.Keys)
        {
            await HaltAsync(id);
        }

        oneAtATime.Dispose();
    }

    private void Launch(BulkJob job)
    {
        var stop = new CancellationTokenSource();
        running[job.Id] = new Running(Task.Run(() => RunAsync(job, stop.Token), CancellationToken.None), stop);
    }

    private async Task RunAsync(BulkJob job, CancellationToken cancellationToken)
    {
        try
        {
            BulkJob ended = await new BulkRun(book, journal, hands, meter, time, job).RunAsync(cancellationToken);
            LogEnded(job.Id, ended.State, ended.Done, ended.Failed);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogHalted(job.Id);
        }
        catch (Exception bug)
        {
            LogFailed(bug, job.Id);
        }
    }

    private async Task HaltAsync(long jobId)
    {
        if (running.TryRemove(jobId, out Running? halted))
        {
            await halted.Stop.CancelAsync();
            await halted.Work; // ends without a fault, see RunAsync
            halted.Stop.Dispose();
        }
    }

    [LoggerMessage(EventIds.JobBegun, LogLevel.Information, "Job {JobId} begins to {Action} messages.")]
    private partial void LogBegun(long jobId, string action);

    [LoggerMessage(EventIds.JobEnded, LogLevel.Information, "Job {JobId} is {State}: {Done} messages went through, {Failed} did not.")]
    private partial void LogEnded(long jobId, BulkState state, long done, long failed);

    [LoggerMessage(EventIds.JobHalted, LogLevel.Information, "Job {JobId} was halted.")]
    private partial void LogHalted(long jobId);

    [LoggerMessage(EventIds.JobFailed, LogLevel.Error, "Job {JobId} failed; it goes on with the next start or when a person resumes it.")]
    private partial void LogFailed(Exception bug, long jobId);

    private sealed record Running(Task Work, CancellationTokenSource Stop);
}

/// <summary>Messages of one state and issue code.</summary>
/// <param name="Fault">Signature of the first one's fault; null without one.</param>
public sealed record BulkCount(MessageState State, string? IssueCode, string? Fault, long Messages);
