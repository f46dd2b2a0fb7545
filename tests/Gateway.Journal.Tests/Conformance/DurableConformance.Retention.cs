using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Journal.Tests;

/// <summary>Bytes that are dropped by age.</summary>
public abstract partial class DurableConformance
{
    private static readonly RetentionRule Rule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(400), ImmutableDictionary<string, TimeSpan?>.Empty.Add(Sample.Pharmacy, null));

    [Fact]
    public async Task What_is_dropped_is_gone_and_everything_else_stays_and_can_be_verified()
    {
        (long old, long waiting) = (await WriteAsync("old", isFinal: true), await WriteAsync("waiting", isFinal: false));
        ImmutableArray<JournalledFact> before = await Journal.ReadAsync(old, Cancel);

        Assert.Equal(1, (await DropAsync(31)).Messages);
        Assert.Equal(0, (await DropAsync(31)).Messages);

        ImmutableArray<JournalledFact> after = await Journal.ReadAsync(old, Cancel);
        Assert.Equal(before.Length + 1, after.Length);
        Assert.All(after.Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>(), fact => Assert.True(fact.Intent.Bytes.IsEmpty));
        Assert.Equal("the reply " + new string('r', 1000), System.Text.Encoding.UTF8.GetString(after.Select(fact => fact.Fact).OfType<JournalFact.Replied>().Single().Bytes.Span));
        Assert.Equal(KeptParts.Replies, (await Journal.FindAsync(old, Cancel))!.Kept);
        await Assert.ThrowsAsync<FactRefusedException>(() => Journal.ReadArrivalAsync(old, Cancel));
        Assert.False((await Journal.ReadArrivalAsync(waiting, Cancel)).IsEmpty);
        Assert.True((await Journal.RecordAsync(Sample.Arrival("old" + new string('x', 5000)), Cancel)).WasHereBefore);
        Assert.Single((await Journal.ListAsync(new MessageFilter { Key = "MZ-old" }, Cancel)).Messages);
        Assert.Empty(Verify(Store).Faults);

        Assert.Equal(1, (await DropAsync(401)).Messages);
        Assert.True((await Journal.ReadAsync(old, Cancel)).Select(fact => fact.Fact).OfType<JournalFact.Replied>().Single().Bytes.IsEmpty);
        Assert.Equal(KeptParts.Heads, (await Journal.FindAsync(old, Cancel))!.Kept);
    }

    [Fact]
    public async Task What_somebody_puts_in_the_place_of_dropped_bytes_is_found()
    {
        await WriteAsync("old", isFinal: true);
        await DropAsync(31);
        await EditAsync("UPDATE fact SET payload = (SELECT payload FROM fact WHERE message = 1 AND kind = 10 LIMIT 1) WHERE message = 1 AND kind = 1");

        Assert.NotEmpty(Verify(Store).Faults);
    }

    [Fact]
    public async Task An_institution_that_keeps_everything_loses_nothing()
    {
        long id = await WithAsync("one", Sample.Rejected());
        long theirs = (await Journal.RecordAsync(Sample.Arrival("two", Sample.Pharmacy), Cancel)).MessageId;
        await AppendAsync(theirs, Sample.Rejected());

        await DropAsync(4000);

        Assert.Equal((KeptParts.Heads, KeptParts.Everything), ((await Journal.FindAsync(id, Cancel))!.Kept, (await Journal.FindAsync(theirs, Cancel))!.Kept));
    }

    [Fact]
    public async Task A_refused_message_whose_bytes_are_gone_cannot_be_sent_round_again()
    {
        long id = await WithAsync("bad", Sample.Rejected());
        await DropAsync(31);

        FactRefusedException refused = await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(id, Sample.Released()));

        Assert.Contains("dropped by age", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_counts_what_the_run_then_drops()
    {
        for (int n = 0; n < 40; n++)
        {
            await WriteAsync("message " + n, isFinal: n % 4 != 0);
        }

        using JournalInspection look = Store.Inspect();
        RetentionTally due = RetentionPreview.Of(look, Rule, Sample.Noon.AddDays(31), Cancel);

        Assert.Equal(30, due.Messages);
        Assert.Equal(due, await DropAsync(31));
    }

    [Fact]
    public async Task Growth_is_what_the_last_week_wrote()
    {
        const int perDay = 40, bytes = 8000;
        await Task.WhenAll(Enumerable.Range(0, 20 * perDay).Select(n =>
            Journal.RecordAsync(Sample.Noise(n, n >= 10 * perDay ? bytes : 100) with { At = Sample.Noon.AddDays((double)n / perDay) }, Cancel)));

        using JournalInspection look = Store.Inspect();
        JournalSize size = look.Measure();

        Assert.InRange(size.GrowthPerDay, perDay * bytes * 0.4, perDay * bytes * 1.3);
        Assert.Equal((20 * perDay, Sample.Noon), (size.Messages, size.Oldest));
        Assert.InRange(size.Bytes, 10 * perDay * bytes, 10 * perDay * bytes * 4);
        Assert.Equal(size with { Free = null }, await Durable.MeasureAsync(Cancel) with { Free = null });
    }

    private async Task<RetentionTally> DropAsync(int days)
    {
        var time = new FakeTimeProvider(Sample.Noon.AddDays(days));
        Task<RetentionTally> run = new RetentionRun(Durable, Rule, time).RunAsync("gateway", Cancel);
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancel);
        }

        return await run;
    }

    private Task<long> WriteAsync(string name, bool isFinal) => WithAsync(
        name + new string('x', 5000),
        [
            Sample.Prepared("BK-" + name, "MZ-" + name), Sample.Started("M-" + name), Sample.Ended("M-" + name, AttemptOutcome.Accepted, new KeyBookRow(Sample.Hospital, "visit", "MZ-" + name, "mdtrt_id", "1")),
            .. isFinal ? new[] { Sample.Finished(MessageState.Accepted) } : [], Sample.Replied("the reply " + new string('r', 1000)),
        ]);
}
