namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_message_and_its_reply_are_kept_together()
    {
        Recorded recorded = await Journal.RecordAsync(Sample.Arrival("one") with { Reply = Entry(Sample.Replied("taken", isFinal: true)) }, Cancel);

        await RestartAsync();

        Assert.Equal("taken", System.Text.Encoding.UTF8.GetString(Assert.IsType<JournalFact.Replied>(Assert.Single(await Journal.ReadAsync(recorded.MessageId, Cancel)).Fact).Bytes.Span));
        Assert.Equal(MessageState.Received, await StateAsync(recorded.MessageId));
    }

    [Fact]
    public async Task A_message_that_was_here_before_is_not_given_another_reply()
    {
        long first = await ReceivedAsync("one");

        Recorded again = await Journal.RecordAsync(Sample.Arrival("one") with { Reply = Entry(Sample.Replied("taken", isFinal: true)) }, Cancel);

        Assert.Equal(new Recorded(first, WasHereBefore: true), again);
        Assert.Empty(await Journal.ReadAsync(first, Cancel));
    }

    [Fact]
    public async Task Two_facts_are_added_together_in_their_order()
    {
        long id = await WithAsync("one", Sample.Prepared("BK"), Sample.Started("M1"));

        await Journal.AppendBothAsync(id, Entry(Sample.Ended("M1")), Entry(Sample.Finished(MessageState.Accepted)), Cancel);
        await RestartAsync();

        MessageHeader header = (await Journal.FindAsync(id, Cancel))!;
        Assert.Equal((MessageState.Accepted, 1, "BK"), (header.State, header.Attempts, header.BusinessKey));
        Assert.Equal([nameof(JournalFact.AttemptEnded), nameof(JournalFact.Finished)], (await Journal.ReadAsync(id, Cancel))[^2..].Select(fact => fact.Fact.GetType().Name));
        Assert.Equal(1, (await Journal.CountAsync(Cancel)).Single(count => count.State == MessageState.Accepted).Messages);
    }

    [Fact]
    public async Task Of_two_facts_neither_is_kept_where_the_second_cannot_follow()
    {
        long id = await ReceivedAsync("one");

        await Assert.ThrowsAsync<FactRefusedException>(() => Journal.AppendBothAsync(id, Entry(Sample.Rejected()), Entry(Sample.Finished(MessageState.Accepted)), Cancel));

        Assert.Empty(await Journal.ReadAsync(id, Cancel));
        Assert.Equal(MessageState.Received, await StateAsync(id));
    }

    [Fact]
    public async Task Of_two_facts_neither_is_kept_where_the_first_stands_against_another_message()
    {
        long holder = await WithAsync("one", Sample.Prepared("BK"));
        long id = await ReceivedAsync("two");

        BusinessKeyTakenException taken = await Assert.ThrowsAsync<BusinessKeyTakenException>(() => Journal.AppendBothAsync(id, Entry(Sample.Prepared("BK")), Entry(Sample.Replied("taken", isFinal: true)), Cancel));

        Assert.Equal(holder, taken.LiveMessageId);
        Assert.Empty(await Journal.ReadAsync(id, Cancel));
    }

    [Fact]
    public async Task A_fact_that_must_be_looked_at_beside_others_is_never_the_second_of_two()
    {
        long id = await ReceivedAsync("one");

        await Assert.ThrowsAsync<ArgumentException>(() => Journal.AppendBothAsync(id, Entry(Sample.Prepared("BK")), Entry(Sample.Started("M1")), Cancel));
    }

    private static FactEntry Entry(JournalFact fact) => new(fact, Sample.Origin);
}
