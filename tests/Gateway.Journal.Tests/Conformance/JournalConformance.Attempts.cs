namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_msgid_is_never_used_twice()
    {
        long first = await WithAsync("one", Sample.Prepared(), Sample.Started("M1"));
        long second = await WithAsync("two", Sample.Prepared());

        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(first, Sample.Started("M1")));
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(second, Sample.Started("M1")));
    }

    [Fact]
    public async Task An_outcome_needs_its_intent_and_is_written_once()
    {
        long first = await WithAsync("one", Sample.Prepared(), Sample.Started("M1"), Sample.Ended("M1", AttemptOutcome.Unknown));
        long second = await WithAsync("two", Sample.Prepared(), Sample.Started("M2"));

        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(first, Sample.Ended("M1")));
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(first, Sample.Ended("M2")));
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(second, Sample.Ended("M3")));
    }

    [Fact]
    public async Task An_outcome_is_written_down_even_when_a_person_parked_or_ended_the_message_meanwhile()
    {
        long parked = await WithAsync("one", Sample.Prepared(), Sample.Started("M1"), Sample.Parked(), Sample.Ended("M1"));
        long ended = await WithAsync("two", Sample.Prepared(), Sample.Started("M2"), Sample.Parked(), Sample.Finished(MessageState.Refused), Sample.Ended("M2"));

        Assert.Equal((MessageState.Parked, MessageState.Refused), (await StateAsync(parked), await StateAsync(ended)));
    }

    [Fact]
    public async Task The_last_msgid_is_the_highest_of_the_institution_whatever_the_order()
    {
        await WithAsync("one", Sample.Prepared(), Sample.Started("H99999900001202601311200000002"), Sample.Started("H99999900001202601311200000009"), Sample.Started("H99999900001202601311200000004"));
        await RestartAsync();

        Assert.Equal("H99999900001202601311200000009", await Journal.LastMsgIdAsync(Sample.Hospital, Cancel));
        Assert.Null(await Journal.LastMsgIdAsync(Sample.Pharmacy, Cancel));
    }

    [Fact]
    public async Task After_a_restart_unfinished_messages_come_oldest_first_with_their_interrupted_attempts()
    {
        long received = await ReceivedAsync("one");
        await WithAsync("two", Sample.Prepared(), Sample.Started("M2"), Sample.Ended("M2"), Sample.Finished(MessageState.Accepted));
        long interrupted = await WithAsync("three", Sample.Prepared(), Sample.Started("M3"));
        await WithAsync("four", Sample.Rejected());
        long parked = await WithAsync("five", Sample.Parked());
        await RestartAsync();

        List<MessageHeader> unfinished = [];
        await foreach (MessageHeader message in Journal.UnfinishedAsync(Cancel))
        {
            unfinished.Add(message);
        }

        Assert.Equal([received, interrupted, parked], unfinished.Select(message => message.Id));
        Assert.Equal((MessageState.Prepared, 1), (unfinished[1].State, unfinished[1].Attempts));
        Assert.IsType<JournalFact.AttemptStarted>((await Journal.ReadAsync(interrupted, Cancel))[^1].Fact);
        await AppendAsync(interrupted, Sample.Ended("M3", AttemptOutcome.Unknown)); // the restart may still write what it came to
    }

    [Fact]
    public async Task Unfinished_messages_come_whole_when_there_are_many()
    {
        long[] ids = await Task.WhenAll(Enumerable.Range(0, 1203).Select(n => ReceivedAsync("message " + n)));

        List<long> unfinished = [];
        await foreach (MessageHeader message in Journal.UnfinishedAsync(Cancel))
        {
            unfinished.Add(message.Id);
        }

        Assert.Equal(ids.Order(), unfinished);
    }
}
