using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Makes one attempt: (1) msgid and time, (2) the bytes, (3) the intent on disk (J3), (4) the call, (5) the outcome on disk (J4), whatever happens meanwhile.</summary>
/// <param name="cutOff">Ends calls in flight; their outcome is then unknown.</param>
internal sealed class AttemptRunner(DeliveryJournal journal, IMsgIdSource msgIds, DeliveryMeter meter, TimeProvider time, CancellationToken cutOff)
{
    public async Task<(Attempt Attempt, TargetAnswer Answer)> RunAsync(DeliveryItem item, DeliveryAction.Send send, GuardedTarget target)
    {
        AttemptStamp stamp = await StampAsync(item.Message.Institution); // 1
        var intent = new AttemptIntent(stamp.MsgId, send.Step, send.Purpose, send.Transaction, send.Destination, stamp.At, send.Fill(stamp)); // 2
        await journal.AppendAsync(item.Message.Id, new JournalFact.AttemptStarted(intent), send.Step); // 3

        long start = time.GetTimestamp();
        TargetAnswer answer = await target.SendAsync(item, intent, cutOff); // 4
        meter.Attempted(intent, answer, time.GetElapsedTime(start));

        var ended = new JournalFact.AttemptEnded(intent.MsgId, answer.Outcome, answer.Detail, answer.Answer, answer.Timing, answer.Learned);
        DateTimeOffset at = await journal.AppendAsync(item.Message.Id, ended, send.Step); // 5
        return (new Attempt(intent, answer.Outcome, answer.Detail, answer.Answer, at), answer);
    }

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
