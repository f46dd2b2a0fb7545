namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_skipped_message_is_final_says_who_and_why_and_frees_its_business_key()
    {
        long skipped = await WithAsync("one", Sample.Prepared("BK"), Sample.Parked());
        await Journal.AppendAsync(skipped, Sample.Skipped(), new FactOrigin("op", "counter", Sample.Noon), Cancel);
        long next = await WithAsync("two", Sample.Prepared("BK"));

        await RestartAsync();

        MessageHeader header = (await Journal.FindAsync(skipped, Cancel))!;
        Assert.Equal((MessageState.Skipped, null, "GW6505"), (header.State, header.BusinessKey, header.IssueCode));
        Assert.Equal(("op", "counter"), ((await Journal.ReadAsync(skipped, Cancel))[^1].Origin.Actor, (await Journal.ReadAsync(skipped, Cancel))[^1].Origin.Cause));
        Assert.Equal(next, (await Journal.FindByBusinessKeyAsync("BK", Cancel))!.Id);
        Assert.Equal(1, (await Journal.CountAsync(Cancel)).Single(count => count.State == MessageState.Skipped).Messages);
        await Assert.ThrowsAsync<FactRefusedException>(() => AppendAsync(skipped, Sample.Released()));
    }

    [Fact]
    public async Task A_corrected_message_knows_the_one_that_took_its_place()
    {
        long corrected = await WithAsync("one", Sample.Parked(), Sample.Skipped(successor: 2));

        MessageHeader header = (await Journal.FindAsync(corrected, Cancel))!;
        Assert.Equal((MessageState.Skipped, "GW6506"), (header.State, header.IssueCode));
        Assert.Equal(2, Assert.IsType<JournalFact.Skipped>((await Journal.ReadAsync(corrected, Cancel))[^1].Fact).Successor);
    }

    [Fact]
    public async Task What_a_person_skipped_is_still_the_same_message_when_its_bytes_come_again()
    {
        long skipped = await WithAsync("one", Sample.Parked(), Sample.Skipped());

        Recorded again = await Journal.RecordAsync(Sample.Arrival("one"), Cancel);

        Assert.Equal(new Recorded(skipped, WasHereBefore: true), again);
    }

    [Fact]
    public async Task A_business_key_given_up_by_age_is_free_for_a_new_message()
    {
        long old = await WithAsync("one", Sample.Prepared("BK"), Sample.Finished(MessageState.Accepted));
        long next = await WithAsync("two");
        await Assert.ThrowsAsync<BusinessKeyTakenException>(() => AppendAsync(next, Sample.Prepared("BK")));

        await AppendAsync(old, new JournalFact.KeyLapsed(next));
        await AppendAsync(next, Sample.Prepared("BK"));

        Assert.Equal(MessageState.Accepted, await StateAsync(old));
        Assert.Equal(next, (await Journal.FindByBusinessKeyAsync("BK", Cancel))!.Id);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_same_bytes_are_the_same_message_only_within_the_period(int secondsAfterTheFirst, bool isTheSame)
    {
        await ReceivedAsync();

        Recorded again = await Journal.RecordAsync(Sample.Arrival("a message") with { At = Sample.Noon.AddDays(400), SameSince = Sample.Noon.AddSeconds(secondsAfterTheFirst) }, Cancel);

        Assert.Equal(isTheSame, again.WasHereBefore);
    }

    [Fact]
    public async Task A_walk_gives_the_oldest_first_and_goes_on_behind_the_last_one()
    {
        long[] ids = [await ReceivedAsync("1"), await ReceivedAsync("2"), await ReceivedAsync("3")];

        Assert.Equal(ids[..2], await ListedAsync(new MessageFilter { After = 0, Limit = 2 }));
        Assert.Equal(ids[2..], await ListedAsync(new MessageFilter { After = ids[1], Limit = 2 }));
    }

    [Fact]
    public async Task A_list_holds_only_the_issue_code_that_its_filter_says()
    {
        long parked = await WithAsync("one", Sample.Parked());
        await ReceivedAsync("two");

        Assert.Equal([parked], await ListedAsync(new MessageFilter { IssueCode = Sample.Missing.Code.Id }));
        Assert.Empty(await ListedAsync(new MessageFilter { IssueCode = "GW6502" }));
    }
}
