using System.Collections.Concurrent;
using System.Diagnostics;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Ordering;
using Gateway.Pipeline.Replies;
using Gateway.Pipeline.Steps;
using Gateway.Platform;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Pipeline;

/// <summary>The whole line for one message: takes it from a listener, runs the steps, and gives the reply when its sender is to be answered.</summary>
internal sealed partial class GatewayLine(
    AssemblyLine line, PipelineSteps steps, ReadAhead ahead, ReplyStep replies, BusyReplies busy, ArrivalOrder order, HandDesk desk, AnswerBook book, VisitUndo undo, LedgerReconciliation reconciliation, DeliveryEngine engine, IJournal journal, TimeProvider time, IOptions<PipelineOptions> options, ILogger<GatewayLine> logger) : IInboundReceiver
{
    private const int ResumedAtOnce = 32;
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<long, Task> background = new();
    private StoredBacklog? backlog;

    private StoredBacklog Backlog => LazyInitializer.EnsureInitialized(ref backlog, () => new StoredBacklog(time, AfterStoredAsync));

    /// <inheritdoc/>
    public Task<InboundReply> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken) => GuardedAsync(message, async () =>
    {
        using Activity? span = MessageTraces.Arrive(message.Institution, message.Source, message.Listener, message.Bytes.Span);
        var context = new MessageContext(message);
        await StoreAsync(context);
        engine.Traces.Number(span, context.MessageId);
        return context.IsResend ? await AnswerAgainAsync(context, cancellationToken) : await GoOnAsync(context, cancellationToken);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<InboundReply> RefuseAsync(InboundMessage partial, Issue issue, CancellationToken cancellationToken) => GuardedAsync(partial, async () =>
    {
        var context = new MessageContext(partial);
        await line.RunAsync(context, steps.UntilStored[..2], CancellationToken.None);
        context.Place?.Leave(); // it goes to no lane
        if (context.IsResend)
        {
            return await AnswerAgainAsync(context, cancellationToken);
        }

        context.Issues = context.Issues.Add(issue);
        return await RefusedAsync(context);
    }, cancellationToken);

    /// <inheritdoc/>
    public InboundReply Busy(InboundMessage message, IssueCode code) => busy.Write(message, code);

    /// <summary>Takes a message up again that a person let go on before it was prepared. Its sender asks again if it wants the reply.</summary>
    public void Resume(MessageHeader header) => ResumeAll([header]);

    /// <summary>Takes messages up again whose steps a restart interrupted, a few at a time. They stand before everything that comes from now on.</summary>
    /// <param name="headers">Oldest first.</param>
    public void ResumeAll(IReadOnlyList<MessageHeader> headers)
    {
        (MessageHeader Header, ArrivalPlace? Place)[] all = [.. headers.Select(header => (header, IsOwn(header) ? null : order.Take(header.Institution, header.Source)))];
        Run(all.Length == 1 ? all[0].Header.Id : 0, () => Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = ResumedAtOnce }, async (one, _) =>
        {
            await (one.Place is { } place ? AgainAsync(one.Header, place) : OwnAgainAsync(one.Header));
        }));
    }

    /// <summary>The same for one message; done when it is in its lane or has ended.</summary>
    public Task PrepareAsync(MessageHeader header) => AgainAsync(header, order.Take(header.Institution, header.Source));

    /// <summary>Messages that go on without a sender and are not in their lane yet.</summary>
    public int OnTheirWay => background.Count + Backlog.Count;

    /// <summary>Messages whose senders were answered once they were stored, and that are not in their lane yet.</summary>
    public int Stored => Backlog.Count;

    /// <summary>When the oldest of them came that has not begun; null while none waits.</summary>
    public DateTimeOffset? OldestStored => Backlog.Oldest;

    private static bool IsOwn(MessageHeader header) => SignInOrder.IsOne(header) || WindowDesk.IsOrder(header) || header.Source is UndoOrder.Source or ReconcileOrder.Source or ReconcileOrder.StepSource;

    private async Task OwnAgainAsync(MessageHeader header)
    {
        if (header.Source == UndoOrder.Source)
        {
            LogTakenUpAgain(header.Id);
            await undo.PrepareAsync(header, CancellationToken.None);
        }
        else if (header.Source == ReconcileOrder.Source)
        {
            LogTakenUpAgain(header.Id);
            reconciliation.Resume(header); // its steps follow from it; and lanes take up their own sign-ins
        }
    }

    /// <summary>Runs the steps again from the bytes, in the place that the message has among its sender's.</summary>
    private Task AgainAsync(MessageHeader header, ArrivalPlace place)
    {
        LogTakenUpAgain(header.Id);
        return AgainAsync(new InboundMessage(header.Institution, header.Source, header.Listener, default), header.Id, place);
    }

    private async Task AgainAsync(InboundMessage withoutBytes, long messageId, ArrivalPlace place)
    {
        try
        {
            ReadOnlyMemory<byte> bytes = await journal.ReadArrivalAsync(messageId, CancellationToken.None);
            var context = new MessageContext(withoutBytes with { Bytes = bytes }) { MessageId = messageId, Place = place };
            using Activity? span = engine.Traces.TakeUp(context.Inbound.Institution, context.Inbound.Source, bytes.Span, messageId);
            await line.RunAsync(context, steps.UntilStored, CancellationToken.None);
            await line.RunAsync(context, steps.UntilChecked, CancellationToken.None);
            await EndRefusedAsync(context);
        }
        finally
        {
            place.Leave();
        }
    }

    /// <summary>Runs the steps until the message is on disk and read. Only what goes on to a lane keeps its place.</summary>
    private async Task StoreAsync(MessageContext context)
    {
        Backlog.BeginStoring();
        try
        {
            await ahead.TryAsync(context);
            await line.RunAsync(context, steps.UntilStored, CancellationToken.None);
        }
        finally
        {
            Backlog.EndStoring();
            if (context.MessageId == 0 || context.IsResend || context.IsRefused || context.IsParked)
            {
                context.Place?.Leave();
            }
        }
    }

    private async Task CheckAsync(MessageContext context)
    {
        try
        {
            await line.RunAsync(context, steps.UntilChecked, CancellationToken.None);
        }
        finally
        {
            context.Place?.Leave();
        }
    }

    /// <summary>
    /// Nothing begins for a sender that has gone. What has begun runs to its lane even when the sender hangs up meanwhile: only waiting for the answer ends with it,
    /// or a message would stay half done until the next restart.
    /// </summary>
    private async Task<InboundReply> GuardedAsync(InboundMessage message, Func<Task<InboundReply>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await work();
        }
        catch (JournalBrokenException)
        {
            LogJournalUnavailable(IssueCodes.JournalUnavailable.Id);
            return busy.Write(message, IssueCodes.JournalUnavailable);
        }
    }

    private async Task<InboundReply> GoOnAsync(MessageContext context, CancellationToken cancellationToken)
    {
        if (context.IsRefused || context.IsParked)
        {
            return await RefusedAsync(context);
        }

        ReplyWhen when = context.Read!.Message!.ReplyWhen; // read without errors
        if (when == ReplyWhen.Stored)
        {
            InboundReply stored = await AcceptedAsync(context);
            Backlog.Add(context);
            return stored;
        }

        context.IsAnsweredAtOnce = when == ReplyWhen.Checked;

        InHand? inHand = when == ReplyWhen.Answered ? desk.Take(context) : null;
        await CheckAsync(context);
        if (context.IsRefused || context.IsParked)
        {
            return await RefusedAsync(context);
        }

        return inHand is null ? await AcceptedAsync(context) : await AwaitAsync(inHand, context.Plan?.Lane, cancellationToken);
    }

    /// <summary>Tells the sender that its message is stored, or checked: by the reply that went to disk with it, else by one that is written now.</summary>
    private async Task<InboundReply> AcceptedAsync(MessageContext context)
    {
        InboundReply? written = context.Reply;
        (context.Reply, context.IsAnsweredAtOnce) = (null, false); // no later write answers it again
        return written is null ? await replies.RunAsync(context, ReplyStatus.Accepted, CancellationToken.None) : ReplyStep.Sent(context, written);
    }

    /// <summary>A stored message goes on by itself; its lane keeps the order, a restart would take it up again.</summary>
    private async Task AfterStoredAsync(MessageContext context)
    {
        if (context.Inbound.Bytes.IsEmpty)
        {
            await AgainAsync(context.Inbound, context.MessageId, context.Place!); // it was recorded in its place
            return;
        }

        using Activity? span = engine.Traces.Step("after the reply", context.Inbound.Institution, context.Inbound.Source, context.Inbound.Bytes.Span, context.MessageId);
        await CheckAsync(context);
        await EndRefusedAsync(context);
    }

    private void Run(long messageId, Func<Task> work)
    {
        Task task = Task.Run(work);
        background[messageId] = task;
        _ = task.ContinueWith(ended => background.TryRemove(KeyValuePair.Create(messageId, ended)), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Ends a message that was refused while nobody waited.</summary>
    private async Task EndRefusedAsync(MessageContext context)
    {
        if (context.IsRefused || context.IsParked)
        {
            await RefusedAsync(context);
        }
    }

    /// <summary>Waits until everything that goes on without a sender has reached its lane.</summary>
    public Task DrainAsync() => Task.WhenAll(background.Values.Append(Backlog.DrainAsync(DrainPatience)));

    /// <summary>Waits for the answer, unless it cannot come in time: where the destination takes nothing for longer, the sender is told "pending" at once and gets the result when it asks again.</summary>
    private async Task<InboundReply> AwaitAsync(InHand inHand, LaneKey? lane, CancellationToken cancellationToken)
    {
        TimeSpan patience = options.Value.AnswerDeadline;
        string? destination = lane?.Text.Split('/')[0];
        Task<InboundReply?> done = inHand.Await(destination, time.GetUtcNow() + patience);
        if (destination is not null && engine.IsShutFor(destination, patience) && !done.IsCompleted)
        {
            return await replies.RunAsync(inHand.Context, ReplyStatus.Pending, CancellationToken.None);
        }

        try
        {
            return await done.WaitAsync(patience, time, cancellationToken) ?? await replies.RunAsync(inHand.Context, ReplyStatus.Pending, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return await replies.RunAsync(inHand.Context, ReplyStatus.Pending, CancellationToken.None);
        }
    }

    private async Task<InboundReply> RefusedAsync(MessageContext context)
    {
        await EndAsync(context);
        LogRefused(context.MessageId, context.Inbound.Institution, context.Inbound.Source, context.Issues.FirstOrDefault(issue => issue.IsError)?.Code.Id ?? "");
        InboundReply reply = await replies.RunAsync(context, ReplyWriter.StatusOf(context), CancellationToken.None);
        desk.End(context.MessageId)?.End(reply); // the same bytes may have come again meanwhile and wait
        return reply;
    }

    /// <summary>Refuses the message, or sets it aside when a person only has to complete a code table.</summary>
    private async Task EndAsync(MessageContext context)
    {
        if (context is { MessageId: not 0, IsParked: false })
        {
            context.IsParked = context.WaitsForCode;
            JournalFact end = context.IsParked ? new JournalFact.Parked(context.Issues) : new JournalFact.Rejected(context.Issues);
            await journal.AppendAsync(context.MessageId, end, new FactOrigin("gateway", context.IsParked ? "Unmapped code" : "Refused", time.GetUtcNow()), CancellationToken.None);
        }
    }

    /// <summary>The same bytes again: the journal knows the answer, or will.</summary>
    private async Task<InboundReply> AnswerAgainAsync(MessageContext context, CancellationToken cancellationToken)
    {
        LogResent(context.MessageId);
        InHand inHand = desk.Find(context.MessageId) ?? desk.Take(context); // before looking: it may end right now
        InboundReply? known = await book.FindAsync(context, CancellationToken.None);
        if (known is not null)
        {
            desk.Drop(context.MessageId);
            return known;
        }

        context.IsResend = false;
        await line.RunAsync(context, steps.ToCanonical, CancellationToken.None); // the reply quotes the request
        if (context.WaitsForCode)
        {
            desk.Drop(context.MessageId);
            return await replies.RunAsync(context, ReplyStatus.Pending, CancellationToken.None); // a person has to act: waiting would tell nothing more
        }

        return context.Read?.Message?.ReplyWhen == ReplyWhen.Answered ? await AwaitAsync(inHand, (await journal.FindAsync(context.MessageId, CancellationToken.None))?.Lane, cancellationToken) : await replies.RunAsync(context, ReplyStatus.Accepted, CancellationToken.None);
    }

    [LoggerMessage(EventIds.MessageRefused, LogLevel.Information, "Message {MessageId} of {Institution} by {Source} was refused: {IssueCode}.")]
    private partial void LogRefused(long messageId, string institution, string source, string issueCode);

    [LoggerMessage(EventIds.MessageResent, LogLevel.Information, "Message {MessageId} came again; the journal answers.")]
    private partial void LogResent(long messageId);

    [LoggerMessage(EventIds.JournalUnavailable, LogLevel.Warning, "{IssueCode}: the journal takes nothing; the sender was told to send again.")]
    private partial void LogJournalUnavailable(string issueCode);

    [LoggerMessage(EventIds.TakenUpAgain, LogLevel.Information, "Message {MessageId} is taken up again after a restart.")]
    private partial void LogTakenUpAgain(long messageId);
}
