using System.Security.Cryptography;

namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_message_keeps_its_bytes_and_says_where_it_came_from()
    {
        Recorded recorded = await Journal.RecordAsync(Sample.Arrival("[mzsf]\n测试甲"), Cancel);

        MessageHeader header = (await Journal.FindAsync(recorded.MessageId, Cancel))!;
        Assert.False(recorded.WasHereBefore);
        Assert.Equal("[mzsf]\n测试甲"u8.ToArray(), (await Journal.ReadArrivalAsync(recorded.MessageId, Cancel)).ToArray());
        Assert.Equal((Sample.Hospital, "fujian-ini", "http", MessageState.Received, 0), (header.Institution, header.Source, header.Listener, header.State, header.Attempts));
        Assert.Equal((Sample.Noon, Sample.Noon, 16), (header.ReceivedAt, header.ChangedAt, header.Bytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("[mzsf]\n测试甲"u8)), header.Sha256);
        Assert.Null(header.Event);
    }

    [Fact]
    public async Task A_message_of_no_bytes_is_kept_too()
    {
        long id = await ReceivedAsync("");

        Assert.Equal(0, (await Journal.ReadArrivalAsync(id, Cancel)).Length);
    }

    [Fact]
    public async Task The_same_bytes_from_the_same_sender_are_the_same_message()
    {
        long first = await ReceivedAsync();

        Recorded again = await Journal.RecordAsync(Sample.Arrival("a message"), Cancel);

        Assert.Equal(new Recorded(first, WasHereBefore: true), again);
        Assert.Single(await ListedAsync(new MessageFilter()));
    }

    [Theory]
    [InlineData("a message", Sample.Pharmacy, "fujian-ini")]
    [InlineData("a message", Sample.Hospital, "hl7v2-iborn")]
    [InlineData("another message", Sample.Hospital, "fujian-ini")]
    public async Task Another_sender_source_or_content_is_another_message(string text, string institution, string source)
    {
        long first = await ReceivedAsync();

        Recorded other = await Journal.RecordAsync(Sample.Arrival(text, institution, source), Cancel);

        Assert.False(other.WasHereBefore);
        Assert.True(other.MessageId > first);
    }

    [Fact]
    public async Task A_refused_message_may_be_sent_again_as_a_new_one()
    {
        long refused = await WithAsync("a message", Sample.Rejected());

        Recorded again = await Journal.RecordAsync(Sample.Arrival("a message"), Cancel);
        Recorded third = await Journal.RecordAsync(Sample.Arrival("a message"), Cancel);

        Assert.False(again.WasHereBefore);
        Assert.NotEqual(refused, again.MessageId);
        Assert.Equal(new Recorded(again.MessageId, WasHereBefore: true), third);
    }

    [Theory]
    [InlineData(MessageState.Accepted)]
    [InlineData(MessageState.Reversed)]
    public async Task A_message_that_ended_well_is_answered_from_the_journal_when_it_comes_again(MessageState end)
    {
        long first = await WithAsync("a message", Sample.Prepared(), Sample.Finished(end));

        Assert.Equal(new Recorded(first, WasHereBefore: true), await Journal.RecordAsync(Sample.Arrival("a message"), Cancel));
    }

    [Fact]
    public async Task Resends_at_the_same_moment_make_one_message()
    {
        Recorded[] all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Journal.RecordAsync(Sample.Arrival("a message"), Cancel), Cancel)));

        Assert.Single(all.Select(recorded => recorded.MessageId).Distinct());
        Assert.Single(all, recorded => !recorded.WasHereBefore);
    }

    [Fact]
    public async Task Numbers_grow_and_are_never_used_twice_not_even_after_a_restart()
    {
        long first = await ReceivedAsync("one");
        await RestartAsync();
        long second = await ReceivedAsync("two");

        Assert.True(second > first);
    }

    [Fact]
    public async Task A_caller_that_went_away_before_its_turn_leaves_nothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journal.RecordAsync(Sample.Arrival("a message"), gone.Token));
        await ReceivedAsync("another"); // whatever was queued has been written by now

        Assert.Single(await ListedAsync(new MessageFilter()));
    }

    [Fact]
    public async Task A_message_that_is_not_there_is_null_and_has_no_facts_or_bytes()
    {
        Assert.Null(await Journal.FindAsync(17, Cancel));
        Assert.Empty(await Journal.ReadAsync(17, Cancel));
        await Assert.ThrowsAsync<FactRefusedException>(() => Journal.ReadArrivalAsync(17, Cancel));
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(17, Sample.Replied()));
    }
}
