using System.Collections.Immutable;
using System.Diagnostics;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>
/// Works on a lane's first message until it is finished or has to wait:
/// (1) reads it, unless it is in memory; (2) asks the planner; (3) spaces repetitions; (4) has its operator signed in and passes the gate; (5) tries, between J3 and J4.
/// </summary>
internal sealed partial class LaneTurn(
    DeliveryJournal journal, IPlanner planner, AttemptRunner attempts, SessionBook sessions, IDeliveryListener listener, LaneScheduler lanes, WindowBook windows,
    ParkOrders orders, DoubtBook doubts, RetryOptions retry, DeliveryMeter meter, SteadyTime steady, ILogger logger)
{
    private const string Stopping = "the gateway stops";

    /// <summary>Gives the lane a turn. Fails with <see cref="JournalLostException"/> only.</summary>
    public async Task<TurnEnd> RunAsync(Lane lane)
    {
        LaneMessage message = lane.Head;
        try
        {
            if (await LoadAsync(message) is { } ended) // 1
            {
                return ended;
            }

            while (lanes.IsRunning)
            {
                if (await StepAsync(lane, message, message.InHand!) is { } end) // loaded above
                {
                    return end;
                }
            }

            return new TurnEnd.Again(Stopping);
        }
        catch (Exception bug) when (bug is not JournalLostException)
        {
            LogFaulted(bug, message.Id);
            return await ParkAsync(message, [new Issue(IssueCodes.DeliveryFault, SourceLocation.Whole, $"{bug.GetType().Name}; the log of the gateway has the details.")]);
        }
    }

    private async Task<TurnEnd?> LoadAsync(LaneMessage message)
    {
        if (message.InHand is not null)
        {
            return null;
        }

        (MessageHeader Header, MessageInHand? InHand)? read = await journal.ReadAsync(message.Id);
        if (read is { Header.State: MessageState.Parked })
        {
            return new TurnEnd.Parked();
        }

        if (read is not { Header.State: MessageState.Prepared, InHand: { } inHand })
        {
            LogGone(message.Id, read?.Header.State);
            return new TurnEnd.Done();
        }

        ImmutableArray<KeyBookPage> pages = planner.PagesOf(inHand.Item);
        if (!pages.IsEmpty)
        {
            inHand = inHand with { Item = inHand.Item with { KeyBook = await journal.LookUpAsync(inHand.Item.Message.Institution, pages) } };
        }

        if (message.GoesFirst)
        {
            inHand = inHand with { Item = inHand.Item with { Earlier = await journal.ReadLaneAsync(inHand.Item.Message) } };
        }

        inHand = inHand.On(steady);
        (message.InHand, message.HasBegun) = (inHand, !inHand.Item.Attempts.IsEmpty);
        doubts.Learn(inHand.Item, steady.GetUtcNow()); // a restart, or a person's word, may have made it known
        return null;
    }

    private async Task<TurnEnd?> StepAsync(Lane lane, LaneMessage message, MessageInHand inHand)
    {
        if (orders.Take(message.Id) is { } order)
        {
            return await ParkAsync(message, [new Issue(IssueCodes.ParkedByPerson, SourceLocation.Whole, order.Reason)], order.Actor);
        }

        if (ShutFor(lane, inHand.Item) is { IsEmpty: false } shut)
        {
            inHand = inHand with { Item = inHand.Item with { Shut = shut } };
        }

        DeliveryAction next = message.Foreseen ?? planner.Next(inHand.Item); // 2
        message.Foreseen = null;
        switch (next)
        {
            case DeliveryAction.Finish finish:
                return await FinishAsync(lane, inHand, finish);
            case DeliveryAction.Park park:
                return await ParkAsync(message, park.Issues);
            case DeliveryAction.Send send:
                return Pace.Of(message, inHand, send, steady.GetUtcNow(), retry) switch // 3
                {
                    RetryDecision.Park park => await ParkAsync(message, [new Issue(park.Code, SourceLocation.Whole, $"Step {send.Step}, transaction {send.Transaction}: {park.Reason}")]),
                    RetryDecision.Wait wait => Sleep(message, inHand, wait),
                    _ => await SendAsync(lane, message, inHand, send),
                };
            case var other:
                throw new UnreachableException($"A planner gave {other.GetType().Name}.");
        }
    }

    /// <summary>When nothing could be found out about a message of unknown outcome.</summary>
    private ImmutableArray<ClosedSpan> ShutFor(Lane lane, DeliveryItem item)
    {
        if (item.Attempts.FirstOrDefault(attempt => attempt.Outcome == AttemptOutcome.Unknown) is not { } doubted)
        {
            return [];
        }

        TimeSpan ahead = steady.Look(); // windows are declared by the wall clock
        IEnumerable<ClosedSpan> declared = windows.Shut(lane.Home.Name, doubted.Intent.At + ahead, steady.GetUtcNow() + ahead).Select(span => new ClosedSpan(span.From - ahead, span.To == DateTimeOffset.MaxValue ? span.To : span.To - ahead));
        return ClosedSpans.Union([.. declared, .. lanes.Outages(lane.Home.Name, item.Attempts[^1].Intent.Transaction)]);
    }

    private async Task<TurnEnd?> SendAsync(Lane lane, LaneMessage message, MessageInHand inHand, DeliveryAction.Send send)
    {
        SessionNeed? need = send.Session is { } session ? await sessions.NeedAsync(session) : null; // 4
        string signNo = need is SessionNeed.Has has ? has.Number : "";
        if (need is not (null or SessionNeed.Has))
        {
            return await WithoutSessionAsync(message, send.Session!.Value, need); // it needs one
        }

        (TransactionGate? gate, TurnEnd? end) = lanes.Enter(lane, send);
        if (gate is null)
        {
            return end;
        }

        Attempt attempt;
        TargetAnswer? answer = null;
        JournalFact.Finished? finished = null;
        try
        {
            DateTimeOffset begun = steady.GetUtcNow();
            (attempt, answer) = await attempts.RunAsync(inHand.Item, send, gate.Target, signNo, (last, came) => finished = EndOf(message, inHand.With(OnSteady(last)), came)); // 5
            (message.InHand, message.HasBegun) = (inHand.With(OnSteady(attempt)), true);
            doubts.Learn(message.InHand.Item, message.InHand.Item.Attempts[^1].EndedAt);

            Attempt OnSteady(Attempt made) => made with { Intent = made.Intent with { At = begun }, EndedAt = steady.GetUtcNow() };
        }
        finally
        {
            lanes.Leave(lane, gate, answer);
        }

        if (LearnOfSession(lane, attempt.Intent.At, send, answer, signNo))
        {
            message.WaitedAfter = message.InHand.Item.Attempts.Length; // signing in is the wait
        }

        if (finished is not null)
        {
            return await EndAsync(lane, message.InHand.Item, finished, attempt.EndedAt);
        }

        if (!answer.IsClosed)
        {
            return null;
        }

        message.WaitedAfter = message.InHand.Item.Attempts.Length; // the destination's closure is the wait
        return new TurnEnd.Again(answer.Detail);
    }

    /// <summary>Asks the planner before an attempt that came to what was hoped for is written down: where nothing follows, the end is written with it.</summary>
    private JournalFact.Finished? EndOf(LaneMessage message, MessageInHand after, TargetAnswer answer)
    {
        if (answer.IsClosed || after.Item.Attempts.Any(attempt => attempt.Outcome != AttemptOutcome.Accepted))
        {
            return null; // time, windows or a person may have a say
        }

        try
        {
            DeliveryAction next = planner.Next(after.Item);
            message.Foreseen = next is DeliveryAction.Finish { Takes.IsDefaultOrEmpty: true } ? null : next;
            return message.Foreseen is null && next is DeliveryAction.Finish finish ? new JournalFact.Finished(finish.State, finish.Issues, finish.Answer) : null;
        }
        catch (Exception) // the outcome has to be written whatever happens here; the next step asks again and parks the message
        {
            return null;
        }
    }

    private async Task<TurnEnd> WithoutSessionAsync(LaneMessage message, SessionKey session, SessionNeed need) => need switch
    {
        SessionNeed.Later later => new TurnEnd.Sleep(later.Wait, LaneView.SessionEndedAtOnce),
        SessionNeed.Impossible => await ParkAsync(message, [new Issue(IssueCodes.CannotSignIn, SourceLocation.Whole, $"Expected institution {session.Institution} and an operator '{session.Operator}' that can sign in.")]),
        _ => new TurnEnd.AtSession(session),
    };

    /// <summary>What an answer says about the operator's session.</summary>
    /// <param name="at">By the wall clock: the platform counts days.</param>
    /// <returns>Whether the session ended before the attempt did anything and is worth renewing at once.</returns>
    private bool LearnOfSession(Lane lane, DateTimeOffset at, DeliveryAction.Send send, TargetAnswer answer, string signNo)
    {
        if (answer.SignNo is { } number && SessionKey.TryOf(lane.Key, out SessionKey? operators))
        {
            sessions.Begin(operators.Value, number, at);
        }

        return answer.HasSessionEnded && send.Session is { } session && sessions.End(session, signNo) && answer.Outcome == AttemptOutcome.NotSent;
    }

    private TurnEnd.Sleep Sleep(LaneMessage message, MessageInHand inHand, RetryDecision.Wait wait)
    {
        message.WaitedAfter = inHand.Item.Attempts.Length;
        return new TurnEnd.Sleep(wait.Until - steady.GetUtcNow(), wait.Reason);
    }

    private async Task<TurnEnd> FinishAsync(Lane lane, MessageInHand inHand, DeliveryAction.Finish finish)
    {
        DeliveryItem item = inHand.Item;
        await TakeAlongAsync(lane, item, finish.Takes);
        var fact = new JournalFact.Finished(finish.State, finish.Issues, finish.Answer);
        return await EndAsync(lane, item, fact, await journal.AppendAsync(item.Message.Id, fact, DeliveryJournal.Deliver));
    }

    /// <summary>Tells of a message whose end is written.</summary>
    private async Task<TurnEnd> EndAsync(Lane lane, DeliveryItem item, JournalFact.Finished fact, DateTimeOffset at)
    {
        doubts.End(item.Message.Id);
        meter.Finished(fact.State, at - item.Message.ReceivedAt);
        if (SessionKey.TryOf(lane.Key, out SessionKey? session))
        {
            sessions.Settle(session.Value, item.Message.Id);
        }

        await TellAsync(item.Message.Id, () => listener.FinishedAsync(item.Message, fact, CancellationToken.None));
        return new TurnEnd.Done();
    }

    /// <summary>Ends what was undone, before the message that undid it ends: a restart in between does the rest.</summary>
    private async Task TakeAlongAsync(Lane lane, DeliveryItem item, ImmutableArray<long> taken)
    {
        foreach (long id in taken)
        {
            var fact = new JournalFact.Finished(MessageState.Reversed, [new Issue(IssueCodes.UndoneWithVisit, SourceLocation.Whole, $"Message {item.Message.Id} undid the visit.")], default);
            MessageState? was = await journal.ReverseAsync(id, fact, $"undone by message {item.Message.Id}");
            if (was is not null)
            {
                FailPoints.Reach(FailPoint.UndoTookAlong);
                meter.Undone();
                doubts.End(id);
            }

            if (was is MessageState.Prepared or MessageState.Parked)
            {
                await TellAsync(id, () => listener.FinishedAsync(id, fact, CancellationToken.None));
            }
        }

        lanes.Forget(lane, taken);
    }

    private async Task<TurnEnd> ParkAsync(LaneMessage message, ImmutableArray<Issue> issues, string? actor = null)
    {
        DeliveryItem item = message.InHand!.Item; // nothing is parked before it is loaded
        var fact = new JournalFact.Parked(issues);
        await journal.AppendAsync(message.Id, fact, DeliveryJournal.Deliver, actor);
        string code = issues.IsDefaultOrEmpty ? "" : issues[0].Code.Id;
        meter.Parked(code);
        LogParked(message.Id, item.Attempts.Length, code);
        await TellAsync(message.Id, () => listener.ParkedAsync(message.Id, issues, CancellationToken.None));
        return new TurnEnd.Parked();
    }

    private async Task TellAsync(long messageId, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception bug) // the fact is written: whoever makes replies must not undo it
        {
            LogListenerFailed(bug, messageId);
        }
    }

    [LoggerMessage(EventIds.MessageParked, LogLevel.Warning, "Message {MessageId} is parked after {Attempts} attempts: {Code}.")]
    private partial void LogParked(long messageId, int attempts, string code);

    [LoggerMessage(EventIds.MessageFaulted, LogLevel.Error, "Working on message {MessageId} failed; it is parked.")]
    private partial void LogFaulted(Exception bug, long messageId);

    [LoggerMessage(EventIds.MessageGone, LogLevel.Information, "Message {MessageId} needs no delivery: its state is {State}.")]
    private partial void LogGone(long messageId, MessageState? state);

    [LoggerMessage(EventIds.ListenerFailed, LogLevel.Error, "What became of message {MessageId} could not be told.")]
    private partial void LogListenerFailed(Exception bug, long messageId);
}
