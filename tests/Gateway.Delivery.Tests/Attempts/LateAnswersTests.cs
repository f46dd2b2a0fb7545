using System.Text;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using System.Diagnostics.Metrics;

namespace Gateway.Delivery.Tests;

public sealed class LateAnswersTests
{
    private static readonly AttemptIntent Intent = new("H99999900001202603020900000001", "settle", AttemptPurpose.Do, "2207", "nhsa", DeliveryWorld.Morning, "{}"u8.ToArray());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_late_answer_is_written_down_even_after_the_message_has_ended_and_changes_nothing()
    {
        InMemoryJournal journal = await WithUnknownAttemptAsync();
        await journal.AppendAsync(1, new JournalFact.Finished(MessageState.Refused, [], default), Origin, Token);
        (LateAnswers late, TaskCompletionSource<TargetAnswer?> answer, CancellationTokenSource _) = Listening(journal);

        answer.SetResult(new TargetAnswer(AttemptOutcome.Accepted, "0", "late"u8.ToArray(), default, []));
        await late.DrainAsync();

        var kept = Assert.IsType<JournalFact.AnsweredLate>((await journal.ReadAsync(1, Token))[^1].Fact);
        Assert.Equal((AttemptOutcome.Accepted, "late"), (kept.Outcome, Encoding.UTF8.GetString(kept.Answer.Span)));
        Assert.Equal(MessageState.Refused, (await journal.FindAsync(1, Token))!.State); // it was recorded
    }

    [Fact]
    public async Task No_answer_and_a_stop_leave_nothing()
    {
        InMemoryJournal journal = await WithUnknownAttemptAsync();
        int facts = (await journal.ReadAsync(1, Token)).Length;
        (LateAnswers none, TaskCompletionSource<TargetAnswer?> never, CancellationTokenSource _) = Listening(journal);
        (LateAnswers stopped, TaskCompletionSource<TargetAnswer?> _, CancellationTokenSource stop) = Listening(journal);

        never.SetResult(null);
        await stop.CancelAsync();
        await Task.WhenAll(none.DrainAsync(), stopped.DrainAsync());

        Assert.Equal(facts, (await journal.ReadAsync(1, Token)).Length);
    }

    [Fact]
    public async Task An_answer_is_late_only_when_its_attempt_was_given_up()
    {
        InMemoryJournal journal = await WithUnknownAttemptAsync();

        await Assert.ThrowsAsync<FactRefusedException>(() => journal.AppendAsync(1, new JournalFact.AnsweredLate("another", AttemptOutcome.Accepted, "", default), Origin, Token));
    }

    private static FactOrigin Origin => new("gateway", "test", DeliveryWorld.Morning);

    private static async Task<InMemoryJournal> WithUnknownAttemptAsync()
    {
        var journal = new InMemoryJournal();
        await journal.RecordAsync(new Arrival("H99999900001", "test", "test", DeliveryWorld.Morning, "x"u8.ToArray()), Token);
        JournalFact[] facts =
        [
            new JournalFact.Prepared("outpatient.settle", new LaneKey("nhsa/H99999900001/visit/1"), null, "test@1", [], "{}"u8.ToArray(), "{}"u8.ToArray()),
            new JournalFact.AttemptStarted(Intent),
            new JournalFact.AttemptEnded(Intent.MsgId, AttemptOutcome.Unknown, "No answer in time.", default, default, []),
        ];
        foreach (JournalFact fact in facts)
        {
            await journal.AppendAsync(1, fact, Origin, Token);
        }

        return journal;
    }

    private static (LateAnswers Late, TaskCompletionSource<TargetAnswer?> Answer, CancellationTokenSource Stop) Listening(InMemoryJournal journal)
    {
        IMeterFactory meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var stop = new CancellationTokenSource();
        var late = new LateAnswers(new DeliveryJournal(journal, new FakeTimeProvider(DeliveryWorld.Morning)), new DeliveryMeter(meters), NullLogger.Instance, stop.Token);
        var answer = new TaskCompletionSource<TargetAnswer?>();
        late.Await(1, Intent, answer.Task);
        return (late, answer, stop);
    }
}
