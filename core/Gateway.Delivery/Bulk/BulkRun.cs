using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// One job's way through its messages: (1) what was begun before a restart is looked at again; (2) a portion is begun, each message noted before it is acted on;
/// (3) while the canary lasts, and always before too many are open, what was begun comes to its end; (4) a fault that comes again stops the job.
/// </summary>
internal sealed class BulkRun(IJobBook book, IJournal journal, IBulkHands hands, BulkMeter meter, TimeProvider time, BulkJob begun)
{
    private const int Page = 200;
    private const int MostOpen = 200;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<long, BulkItem> open = [];
    private readonly HashSet<string> faults = new(StringComparer.Ordinal);
    private readonly Queue<MessageHeader> ahead = new();
    private BulkJob job = begun;
    private long read = begun.Cursor;

    /// <summary>Works until the job ends, stops, or is told to.</summary>
    /// <returns>The job as it is then.</returns>
    public async Task<BulkJob> RunAsync(CancellationToken cancellationToken)
    {
        await TakeUpAsync(cancellationToken); // 1
        while (job.State == BulkState.Running)
        {
            int? canary = BulkOrder.Portion(job);
            if (!await BeginAsync(Math.Min(canary ?? job.Rate, MostOpen - open.Count), pace: canary is null, cancellationToken)) // 2
            {
                await SettleAsync(0, cancellationToken);
                await SaveAsync(job with { State = job.State == BulkState.Running ? BulkState.Finished : job.State });
                break;
            }

            await SettleAsync(canary is null ? MostOpen - 1 : 0, cancellationToken); // 3
        }

        return job;
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        long after = 0;
        for (ImmutableArray<BulkItem> page = [default!]; !page.IsEmpty;)
        {
            page = await book.ListItemsAsync(job.Id, null, after, Page, cancellationToken);
            foreach (BulkItem item in page)
            {
                after = item.MessageId;
                if (item.Signature is not null)
                {
                    faults.Add(item.Signature);
                }
                else if (item.Result == BulkResult.Open)
                {
                    open[item.MessageId] = item;
                    if (!await HasActedAsync(item, cancellationToken))
                    {
                        await ActAsync(item, cancellationToken);
                    }
                }
            }
        }
    }

    private async Task<bool> HasActedAsync(BulkItem item, CancellationToken cancellationToken) =>
        (await journal.ReadAsync(item.MessageId, cancellationToken)).Any(fact => fact.Origin.Cause.StartsWith(job.CauseOf, StringComparison.Ordinal));

    /// <returns>Whether any message was left to begin.</returns>
    private async Task<bool> BeginAsync(int most, bool pace, CancellationToken cancellationToken)
    {
        int taken = 0;
        for (; taken < most && await NextAsync(cancellationToken) is { } message; taken++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? before = await hands.FaultOfAsync(message.Id, cancellationToken);
            var item = new BulkItem(job.Id, message.Id, message.Id, BulkResult.Open, before, null, "", time.GetUtcNow());
            open[message.Id] = item;
            await SaveAsync(job with { Cursor = message.Id, Begun = job.Begun + 1 }, item);
            await ActAsync(item, CancellationToken.None);
            if (pace)
            {
                await Task.Delay(TimeSpan.FromSeconds(1.0 / job.Rate), time, cancellationToken);
            }
        }

        return taken > 0;
    }

    private async Task<MessageHeader?> NextAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<MessageState> states = BulkOrder.States(job.Action);
        while (ahead.Count == 0)
        {
            ImmutableArray<MessageHeader> page = (await journal.ListAsync(BulkOrder.FilterOf(job) with { After = read, Before = job.UpTo + 1, Limit = Page }, cancellationToken)).Messages;
            foreach (MessageHeader header in page.Where(header => states.Contains(header.State)))
            {
                ahead.Enqueue(header);
            }

            if (page.IsEmpty)
            {
                return null;
            }

            read = page[^1].Id;
        }

        return ahead.Dequeue();
    }

    private async Task ActAsync(BulkItem item, CancellationToken cancellationToken)
    {
        BulkAct act;
        try
        {
            act = await hands.ActAsync(job.Action, item.MessageId, job.Actor, job.CauseOf + job.Reason, cancellationToken);
        }
        catch (InvalidOperationException refused) // it has changed since it was listed
        {
            act = new BulkAct(false, item.MessageId, refused.Message);
        }

        open[item.MessageId] = item with { WatchedId = act.WatchedId, Note = act.Note };
        if (!act.Begun)
        {
            await EndAsync(open[item.MessageId] with { Result = BulkResult.LeftAlone });
        }
        else if (act.WatchedId != item.WatchedId)
        {
            await SaveAsync(job, open[item.MessageId]);
        }
    }

    /// <summary>Waits until no more than so many messages are on their way.</summary>
    private async Task SettleAsync(int mostOpen, CancellationToken cancellationToken)
    {
        for (bool first = true; job.State == BulkState.Running && open.Count > 0; first = false)
        {
            if (!first)
            {
                await Task.Delay(LookAgain, time, cancellationToken);
            }

            foreach (BulkItem item in open.Values.ToArray())
            {
                await LookAsync(item, cancellationToken);
            }

            if (open.Count <= mostOpen)
            {
                return;
            }
        }
    }

    private async Task LookAsync(BulkItem item, CancellationToken cancellationToken)
    {
        MessageState? state = (await journal.FindAsync(item.WatchedId, cancellationToken))?.State;
        bool wasMeant = job.Action == "park";
        switch (state)
        {
            case MessageState.Received or (MessageState.Prepared):
                return;
            case MessageState.Parked or MessageState.Refused when !wasMeant:
                string? fault = await hands.FaultOfAsync(item.WatchedId, cancellationToken);
                bool again = fault is not null && (!faults.Add(fault) || fault == item.Before);
                await EndAsync(item with { Result = BulkResult.Failed, Signature = fault, Note = $"{state}: {fault}" }, again ? $"Message {item.WatchedId} came to a fault that was there before: {fault}" : null); // 4
                return;
            default:
                await EndAsync(item with { Result = BulkResult.Done, Note = state.ToString() ?? "" });
                return;
        }
    }

    private Task EndAsync(BulkItem item, string? stop = null)
    {
        open.Remove(item.MessageId);
        meter.Ended(job.Action, item.Result);
        BulkJob after = item.Result switch
        {
            BulkResult.Done => job with { Done = job.Done + 1 },
            BulkResult.Failed => job with { Failed = job.Failed + 1 },
            _ => job,
        };
        return SaveAsync(stop is null ? after : after with { State = BulkState.Stopped, StopReason = stop }, item with { At = time.GetUtcNow() });
    }

    private async Task SaveAsync(BulkJob changed, params ImmutableArray<BulkItem> items)
    {
        job = changed with { ChangedAt = time.GetUtcNow() };
        await book.SaveAsync(job, items, CancellationToken.None);
    }
}
