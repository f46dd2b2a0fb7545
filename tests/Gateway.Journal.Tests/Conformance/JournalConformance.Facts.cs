namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Facts_come_back_in_order_with_their_bytes_and_who_caused_them()
    {
        JournalFact[] facts = [Sample.Prepared(), Sample.Started("M1"), Sample.Ended("M1"), Sample.Finished(MessageState.Accepted), Sample.Replied()];
        long id = await WithAsync("a message", facts);

        JournalledFact[] read = [.. await Journal.ReadAsync(id, Cancel)];

        Assert.Equal(facts.Select(FactPayload.Write), read.Select(fact => FactPayload.Write(fact.Fact)));
        Assert.All(read, fact => Assert.Equal(Sample.Origin, fact.Origin));
        Assert.Equal(read.Select(fact => fact.Sequence).Order(), read.Select(fact => fact.Sequence));
    }

    [Fact]
    public async Task The_header_shows_what_the_facts_say()
    {
        long id = await WithAsync("a message", Sample.Prepared("BK1"), Sample.Started("M1"), Sample.Ended("M1", AttemptOutcome.Unknown), Sample.Started("M2"), Sample.Parked());

        MessageHeader header = (await Journal.FindAsync(id, Cancel))!;

        Assert.Equal(("outpatient.settle", new LaneKey("nhsa/H99999900001/visit/MZ1"), "BK1", "fujian-ini@1.0.0#abc"), (header.Event, header.Lane!.Value, header.BusinessKey, header.MappingVersion));
        Assert.Equal((MessageState.Parked, "GW2003", 2), (header.State, header.IssueCode, header.Attempts));
    }

    [Fact]
    public async Task A_fact_that_cannot_follow_is_refused_and_leaves_nothing()
    {
        long id = await ReceivedAsync();

        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(id, Sample.Started("M1")));
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(id, Sample.Finished(MessageState.Accepted)));

        Assert.Empty(await Journal.ReadAsync(id, Cancel));
        Assert.Equal(MessageState.Received, await StateAsync(id));
        Assert.Null(await Journal.LastMsgIdAsync(Sample.Hospital, Cancel));
    }

    [Fact]
    public async Task A_refused_fact_does_not_hurt_the_facts_written_beside_it()
    {
        long[] ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => ReceivedAsync("message " + n)));

        Task[] writes = [.. ids.Select((id, n) => AppendAsync(id, n % 4 == 0 ? Sample.Started("M" + n) : Sample.Prepared()))];
        await Assert.ThrowsAsync<FactRefusedException>(() => Task.WhenAll(writes));

        Assert.Equal(ids.Select((_, n) => n % 4 != 0), writes.Select(write => write.IsCompletedSuccessfully));
        Assert.Equal(ids.Select((_, n) => n % 4 == 0 ? MessageState.Received : MessageState.Prepared), await Task.WhenAll(ids.Select(StateAsync)));
    }

    [Fact]
    public async Task Of_two_endings_at_the_same_moment_one_is_refused()
    {
        long id = await WithAsync("a message", Sample.Prepared());

        Task[] endings = [.. Enumerable.Range(0, 20).Select(n => Task.Run(() => AppendAsync(id, Sample.Finished(n % 2 == 0 ? MessageState.Accepted : MessageState.Refused)), Cancel))];
        await Assert.ThrowsAsync<FactRefusedException>(() => Task.WhenAll(endings));

        Assert.Equal(1, endings.Count(ending => ending.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task A_parked_message_goes_on_where_it_was()
    {
        long unread = await WithAsync("one", Sample.Parked(), Sample.Released());
        long prepared = await WithAsync("two", Sample.Prepared(), Sample.Parked(), Sample.Released());

        Assert.Equal(MessageState.Received, await StateAsync(unread));
        Assert.Equal(MessageState.Prepared, await StateAsync(prepared));
        Assert.Null((await Journal.FindAsync(prepared, Cancel))!.IssueCode);
    }

    [Fact]
    public async Task A_rejected_message_can_be_sent_round_again_unless_its_sender_already_did()
    {
        long alone = await WithAsync("one", Sample.Rejected(), Sample.Released());
        long resent = await WithAsync("two", Sample.Rejected());
        await ReceivedAsync("two");

        Assert.Equal(MessageState.Received, await StateAsync(alone));
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(resent, Sample.Released()));
    }

    [Fact]
    public async Task Chinese_text_and_an_issue_come_back_as_they_were()
    {
        long id = await ReceivedAsync();

        await Journal.AppendAsync(id, Sample.Parked(), new FactOrigin("操作员甲", "等待医院核对", Sample.Noon), Cancel);

        JournalledFact fact = Assert.Single(await Journal.ReadAsync(id, Cancel));
        Assert.Equal(("操作员甲", "等待医院核对"), (fact.Origin.Actor, fact.Origin.Cause));
        Assert.Equal(Sample.Missing, Assert.Single(Assert.IsType<JournalFact.Parked>(fact.Fact).Issues));
    }
}
