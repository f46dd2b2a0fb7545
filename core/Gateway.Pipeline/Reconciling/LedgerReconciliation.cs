using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Reconciling;
using Gateway.Pipeline.Replies;
using Gateway.Platform;
using Microsoft.Extensions.Logging;

namespace Gateway.Pipeline;

/// <summary>
/// Reconciles an institution's day with the platform. An order is a message of the gateway's own: (1) its bytes on disk, (2) the run, whose every call is a
/// message too, (3) the report as its reply, (4) its end. A restart takes the run up again; what was answered before is not asked again. One run at a time.
/// </summary>
public sealed partial class LedgerReconciliation : IAsyncDisposable
{
    private readonly IJournal journal;
    private readonly ILedgerBook ledger;
    private readonly StatementDesk desk;
    private readonly ICatalogSource catalogs;
    private readonly StatementSteps steps;
    private readonly Repairs repairs;
    private readonly ReconcileMeter meter;
    private readonly TimeProvider time;
    private readonly ILogger<LedgerReconciliation> logger;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<long, Task> running = new();
    private readonly ConcurrentDictionary<long, ReconcileProgress> progress = new();

    internal LedgerReconciliation(
        IJournal journal, ILedgerBook ledger, StatementDesk desk, ICatalogSource catalogs, DeliveryEngine engine, AnswerBook answers, ReconcileMeter meter, TimeProvider time, ILogger<LedgerReconciliation> logger)
    {
        (this.journal, this.ledger, this.desk, this.catalogs, this.meter, this.time, this.logger) = (journal, ledger, desk, catalogs, meter, time, logger);
        steps = new StatementSteps(journal, engine, time);
        repairs = new Repairs(journal, engine, desk, steps, answers);
    }

    /// <summary>Gives an order and begins it.</summary>
    /// <param name="institution">One that the mappings know.</param>
    /// <returns>Its number.</returns>
    public async Task<long> OrderAsync(string institution, ReconcileOrder order, CancellationToken cancellationToken)
    {
        var arrival = new Arrival(institution, ReconcileOrder.Source, $"reconcile:{order.Day:yyyy-MM-dd}", order.At ?? time.GetUtcNow(), JsonSerializer.SerializeToUtf8Bytes(order, ReconcileOrder.Json));
        Recorded recorded = await journal.RecordAsync(arrival, cancellationToken); // 1
        if (!recorded.WasHereBefore)
        {
            Begin((await journal.FindAsync(recorded.MessageId, CancellationToken.None))!); // recorded above
        }

        return recorded.MessageId;
    }

    /// <summary>Waits for the end of a run that was begun here; at once for any other.</summary>
    public Task EndAsync(long runId) => running.GetValueOrDefault(runId, Task.CompletedTask);

    /// <summary>How far a run is that goes on here; null for any other.</summary>
    public ReconcileProgress? ProgressOf(long runId) => progress.GetValueOrDefault(runId);

    /// <summary>The report of a run; null while it has none.</summary>
    public async Task<ReconcileReport?> ReportAsync(long runId, CancellationToken cancellationToken)
    {
        JournalFact.Replied? reply = (await journal.ReadAsync(runId, cancellationToken)).Select(fact => fact.Fact).OfType<JournalFact.Replied>().LastOrDefault();
        return reply is null ? null : JsonSerializer.Deserialize<ReconcileReport>(reply.Bytes.Span, ReconcileOrder.Json);
    }

    /// <summary>The orders of some institution, newest first; of all where it is null.</summary>
    public async Task<ImmutableArray<MessageHeader>> OrdersAsync(string? institution, DateOnly? day, int limit, CancellationToken cancellationToken)
    {
        MessagePage page = await journal.ListAsync(new MessageFilter { Institution = institution, Source = ReconcileOrder.Source, Limit = limit }, cancellationToken);
        return [.. page.Messages.Where(order => day is null || order.Listener == $"reconcile:{day:yyyy-MM-dd}")];
    }

    /// <summary>Takes a run up again that a restart interrupted.</summary>
    internal void Resume(MessageHeader header) => Begin(header);

    /// <summary>Stops runs; a restart takes them up again.</summary>
    internal async Task StopAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Values);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
        oneAtATime.Dispose();
    }

    private void Begin(MessageHeader header)
    {
        progress[header.Id] = new ReconcileProgress(ReconcileStage.Queued, 0, 1);
        running[header.Id] = Task.Run(() => GuardedAsync(header), CancellationToken.None); // it listens to its own
        foreach (long ended in running.Where(run => run.Key != header.Id && run.Value.IsCompleted).Select(run => run.Key))
        {
            running.TryRemove(ended, out Task? _);
        }
    }

    private async Task GuardedAsync(MessageHeader header)
    {
        try
        {
            await oneAtATime.WaitAsync(stopping.Token);
            try
            {
                await RunAsync(header, stopping.Token);
            }
            finally
            {
                oneAtATime.Release();
            }
        }
        catch (OperationCanceledException)
        {
            LogInterrupted(header.Id);
        }
        catch (JournalBrokenException)
        {
            LogInterrupted(header.Id);
        }
        catch (Exception failure)
        {
            LogFailed(failure, header.Id);
        }
        finally
        {
            progress.TryRemove(header.Id, out ReconcileProgress? _);
        }
    }

    private async Task RunAsync(MessageHeader header, CancellationToken cancellationToken) // 2
    {
        DateTimeOffset began = time.GetUtcNow();
        ReconcileOrder order = JsonSerializer.Deserialize<ReconcileOrder>((await journal.ReadArrivalAsync(header.Id, cancellationToken)).Span, ReconcileOrder.Json)!; // written by OrderAsync
        if (catalogs.Current.Institution(header.Institution) is not { } institution)
        {
            throw new InvalidOperationException($"Institution {header.Institution} is in no table any more: put its folder back, or refuse message {header.Id}.");
        }

        var run = new StatementRun(journal, ledger, desk, steps, institution, header.Id, order.Day, now => progress[header.Id] = now);
        ImmutableArray<Difference> found = await run.CompareAsync(order.His, cancellationToken);
        var results = ImmutableArray.CreateBuilder<DifferenceResult>(found.Length);
        foreach (Difference difference in found)
        {
            progress[header.Id] = new ReconcileProgress(ReconcileStage.Repairs, results.Count, found.Length);
            results.Add(ReportWriter.Of(difference, await repairs.DoAsync(difference, header.Id, institution, order.Day, order, cancellationToken)));
        }

        var report = new ReconcileReport(header.Id, institution.Code, order.Day, began, time.GetUtcNow(), run.Entries.Length, [.. run.Accounts], results.ToImmutable())
        {
            HasHis = order.His is not null,
            Issues = ReportWriter.Of(run.Issues),
        };
        await EndAsync(header, desk.Run(header.Sha256, institution, order.Day), report);
    }

    private async Task EndAsync(MessageHeader header, JournalFact.Prepared prepared, ReconcileReport report)
    {
        await AppendAsync(header.Id, new JournalFact.Replied(JsonSerializer.SerializeToUtf8Bytes(report, ReconcileOrder.Json), IsFinal: true)); // 3
        await AppendAsync(header.Id, prepared); // 4
        await AppendAsync(header.Id, new JournalFact.Finished(MessageState.Accepted, [], default));
        meter.Ended(report);
        LogEnded(header.Id, report.Institution, report.Rows, report.Differences.Length, report.Open);
    }

    private Task AppendAsync(long messageId, JournalFact fact) => journal.AppendAsync(messageId, fact, new FactOrigin("gateway", "Reconcile", time.GetUtcNow()), CancellationToken.None);

    [LoggerMessage(EventIds.ReconciliationEnded, LogLevel.Information, "Reconciliation {RunId} of {Institution}: {Rows} rows, {Differences} differences, {Open} open.")]
    private partial void LogEnded(long runId, string institution, int rows, int differences, int open);

    [LoggerMessage(EventIds.ReconciliationInterrupted, LogLevel.Information, "Reconciliation {RunId} is interrupted; the next start takes it up again.")]
    private partial void LogInterrupted(long runId);

    [LoggerMessage(EventIds.ReconciliationFailed, LogLevel.Error, "Reconciliation {RunId} failed; the next start tries it again.")]
    private partial void LogFailed(Exception failure, long runId);
}
