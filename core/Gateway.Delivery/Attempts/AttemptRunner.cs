using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Makes one attempt: (1) msgid and time, (2) the bytes, (3) the intent on disk (J3), (4) the call, (5) the outcome on disk (J4), whatever happens meanwhile. An outcome that ends the message and that end are one write.</summary>
/// <param name="traces">Takes each attempt down.</param>
/// <param name="cutOff">Ends calls in flight; their outcome is then unknown.</param>
internal sealed class AttemptRunner(DeliveryJournal journal, IMsgIdSource msgIds, LateAnswers late, DeliveryMeter meter, MessageTraces traces, TimeProvider time, CancellationToken cutOff)
{
    /// <summary>An intent that took longer than this to reach the disk is not acted upon: its number, its time and whether its destination takes anything are those of a moment that is over.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(30);

    /// <param name="signNo">Of the session that the transaction needs; empty when it needs none.</param>
    /// <param name="endOf">The message's end, where the attempt is its last one; null where something follows.</param>
    public async Task<(Attempt Attempt, TargetAnswer Answer)> RunAsync(DeliveryItem item, DeliveryAction.Send send, GuardedTarget target, string signNo, Func<Attempt, TargetAnswer, JournalFact.Finished?> endOf)
    {
        AttemptStamp stamp = await StampAsync(item.Message.Institution) with { SignNo = signNo }; // 1
        var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, stamp.At, send.Fill(stamp)); // 2
        using Activity? span = traces.Attempt(item, intent);
        long asked = time.GetTimestamp();
        await journal.AppendAsync(item.Message.Id, new JournalFact.AttemptStarted(intent), send.Step); // 3

        long start = time.GetTimestamp();
        TargetAnswer answer = time.GetElapsedTime(asked, start) > Stale ? TooLate(time.GetElapsedTime(asked, start)) : await CallAsync(item, intent, target); // 4
        meter.Attempted(intent, answer, time.GetElapsedTime(start));
        traces.Attempted(span, item.Message.Id, intent, answer);

        ImmutableArray<KeyBookRow> learned = [.. answer.Learned, .. SessionRows(item.Message.Lane, intent, answer)];
        var ended = new JournalFact.AttemptEnded(intent.MsgId, answer.Outcome, answer.Detail, answer.Answer, answer.Timing, learned) { Booked = answer.Booked };
        var attempt = new Attempt(intent, answer.Outcome, answer.Detail, answer.Answer, time.GetUtcNow());
        await journal.AppendAsync(item.Message.Id, ended, send.Step, endOf(attempt, answer), attempt.EndedAt); // 5
        if (answer.Late is { } coming)
        {
            late.Await(item.Message.Id, intent, coming);
        }

        return (attempt, answer);
    }

    private async Task<TargetAnswer> CallAsync(DeliveryItem item, AttemptIntent intent, GuardedTarget target)
    {
        FailPoints.Reach(AttemptPoints.Before(intent));
        TargetAnswer answer = await target.SendAsync(item, intent, cutOff);
        FailPoints.Reach(AttemptPoints.After(intent));
        return answer;
    }

    private static TargetAnswer TooLate(TimeSpan waited) =>
        new(AttemptOutcome.NotSent, string.Create(CultureInfo.InvariantCulture, $"The journal took the intent after {waited.TotalSeconds:0} s: nothing was sent, it is tried anew."), default, default, []);

    /// <summary>The session with its day: it enters the key book with J4, so a restart knows it.</summary>
    private static ImmutableArray<KeyBookRow> SessionRows(LaneKey? lane, AttemptIntent intent, TargetAnswer answer) => answer.SignNo is { } number && SessionKey.TryOf(lane, out SessionKey? key)
        ?
        [
            new KeyBookRow(key.Value.Institution, SessionKey.Scope, key.Value.Operator, SessionKey.Number, number),
            new KeyBookRow(key.Value.Institution, SessionKey.Scope, key.Value.Operator, SessionKey.Day, OperatorSession.DayOf(intent.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ]
        : [];

    private async Task<AttemptStamp> StampAsync(string institution)
    {
        try
        {
            return await msgIds.NextAsync(institution, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not ArgumentException) // the first msgid of an institution asks the journal
        {
            throw new JournalLostException(failure);
        }
    }
}
