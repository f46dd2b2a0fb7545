using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Journal.Tests.Keeping;

public sealed class RetentionTests : IDisposable
{
    private static readonly RetentionRule Rule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(400), ImmutableDictionary<string, TimeSpan?>.Empty.Add(Sample.Pharmacy, null));

    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(29, MessageState.Accepted, Sample.Hospital, KeptParts.Everything)]
    [InlineData(30, MessageState.Accepted, Sample.Hospital, KeptParts.Replies)]
    [InlineData(30, MessageState.Refused, Sample.Hospital, KeptParts.Replies)]
    [InlineData(399, MessageState.Reversed, Sample.Hospital, KeptParts.Replies)]
    [InlineData(400, MessageState.Accepted, Sample.Hospital, KeptParts.Heads)]
    [InlineData(4000, MessageState.Parked, Sample.Hospital, KeptParts.Everything)]
    [InlineData(4000, MessageState.Prepared, Sample.Hospital, KeptParts.Everything)]
    [InlineData(4000, MessageState.Accepted, Sample.Pharmacy, KeptParts.Everything)]
    public void What_is_kept_follows_from_age_state_and_institution(int days, MessageState state, string institution, KeptParts expected)
    {
        MessageHeader message = MessageFold.Begin(1, Sample.Arrival("a message", institution), "00") with { State = state };

        Assert.Equal(expected, Rule.For(message, Sample.Noon.AddDays(days)));
    }

    [Fact]
    public async Task What_is_dropped_is_gone_and_everything_else_stays_and_can_be_verified()
    {
        long old, waiting;
        await using (SqliteJournal journal = folder.Open())
        {
            (old, waiting) = (await WriteAsync(journal, "old", isFinal: true), await WriteAsync(journal, "waiting", isFinal: false));
            ImmutableArray<JournalledFact> before = await journal.ReadAsync(old, Cancel);

            Assert.Equal(1, (await RunAsync(journal, 31)).Messages);
            Assert.Equal(0, (await RunAsync(journal, 31)).Messages);

            ImmutableArray<JournalledFact> after = await journal.ReadAsync(old, Cancel);
            Assert.Equal(before.Length + 1, after.Length);
            Assert.All(after.Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>(), fact => Assert.True(fact.Intent.Bytes.IsEmpty));
            Assert.Equal("the reply " + new string('r', 1000), System.Text.Encoding.UTF8.GetString(after.Select(fact => fact.Fact).OfType<JournalFact.Replied>().Single().Bytes.Span));
            Assert.Equal(KeptParts.Replies, (await journal.FindAsync(old, Cancel))!.Kept);
            await Assert.ThrowsAsync<FactRefusedException>(() => journal.ReadArrivalAsync(old, Cancel));
            Assert.False((await journal.ReadArrivalAsync(waiting, Cancel)).IsEmpty);
            Assert.True((await journal.RecordAsync(Sample.Arrival("old" + new string('x', 5000)), Cancel)).WasHereBefore);
            Assert.Single((await journal.ListAsync(new MessageFilter { Key = "MZ-old" }, Cancel)).Messages);
            Assert.Empty((await journal.VerifyAsync(Cancel)).Faults);

            Assert.Equal(1, (await RunAsync(journal, 401)).Messages);
            Assert.True((await journal.ReadAsync(old, Cancel)).Select(fact => fact.Fact).OfType<JournalFact.Replied>().Single().Bytes.IsEmpty);
            Assert.Empty((await journal.VerifyAsync(Cancel)).Faults);
        }

        SqliteEdit.Run(folder.Path, "UPDATE fact SET payload = (SELECT payload FROM fact WHERE message = 1 AND kind = 10 LIMIT 1) WHERE message = 1 AND kind = 1");
        await using SqliteJournal edited = folder.Open();
        Assert.NotEmpty((await edited.VerifyAsync(Cancel)).Faults);
    }

    [Fact]
    public async Task A_refused_message_whose_bytes_are_gone_cannot_be_sent_round_again()
    {
        await using SqliteJournal journal = folder.Open();
        long id = (await journal.RecordAsync(Sample.Arrival("bad"), Cancel)).MessageId;
        await journal.AppendAsync(id, Sample.Rejected(), Sample.Origin, Cancel);
        await RunAsync(journal, 31);

        FactRefusedException refused = await Assert.ThrowsAsync<FactRefusedException>(() => journal.AppendAsync(id, Sample.Released(), Sample.Origin, Cancel));

        Assert.Contains("dropped by age", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_counts_what_the_run_then_drops()
    {
        await using (SqliteJournal journal = folder.Open())
        {
            for (int n = 0; n < 40; n++)
            {
                await WriteAsync(journal, "message " + n, isFinal: n % 4 != 0);
            }
        }

        using (SqliteInspection look = SqliteInspection.Open(folder.Path))
        {
            RetentionTally due = RetentionPreview.Of(look, Rule, Sample.Noon.AddDays(31), Cancel);
            await using SqliteJournal journal = folder.Open();

            Assert.Equal(30, due.Messages);
            Assert.Equal(due, await RunAsync(journal, 31));
        }
    }

    private static async Task<RetentionTally> RunAsync(SqliteJournal journal, int days)
    {
        var time = new FakeTimeProvider(Sample.Noon.AddDays(days));
        Task<RetentionTally> run = new RetentionRun(journal, Rule, time).RunAsync("gateway", Cancel);
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancel);
        }

        return await run;
    }

    private static async Task<long> WriteAsync(SqliteJournal journal, string name, bool isFinal)
    {
        long id = (await journal.RecordAsync(Sample.Arrival(name + new string('x', 5000)), Cancel)).MessageId;
        ImmutableArray<JournalFact> facts =
        [
            Sample.Prepared("BK-" + name, "MZ-" + name), Sample.Started("M-" + name), Sample.Ended("M-" + name, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", "MZ-" + name, "mdtrt_id", "1")),
            .. isFinal ? new[] { Sample.Finished(MessageState.Accepted) } : [], Sample.Replied("the reply " + new string('r', 1000)),
        ];
        foreach (JournalFact fact in facts)
        {
            await journal.AppendAsync(id, fact, Sample.Origin, Cancel);
        }

        return id;
    }
}
