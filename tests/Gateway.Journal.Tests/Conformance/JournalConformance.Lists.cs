namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Lists_come_newest_first_page_by_page_without_gap_or_double()
    {
        long[] ids = await Task.WhenAll(Enumerable.Range(0, 23).Select(n => ReceivedAsync("message " + n)));

        List<long> listed = [];
        for (long? before = null; ;)
        {
            long[] page = await ListedAsync(new MessageFilter { Before = before, Limit = 10 });
            if (page.Length == 0)
            {
                break;
            }

            listed.AddRange(page);
            before = page[^1];
        }

        Assert.Equal(ids.OrderDescending(), listed);
    }

    [Fact]
    public async Task A_list_holds_only_what_its_filter_says()
    {
        long ours = await WithAsync("one", Sample.Prepared("BK1", "MZ1"), Sample.Started("M1"));
        long parked = await WithAsync("two", Sample.Parked());
        long theirs = (await Journal.RecordAsync(Sample.Arrival("three", Sample.Pharmacy, "policy-machine") with { At = Sample.Noon.AddHours(1) }, Cancel)).MessageId;
        await AppendAsync(theirs, Sample.Prepared("BK2", "MZ2"));
        await AppendAsync(theirs, Sample.Finished(MessageState.Accepted));

        Assert.Equal([parked, ours], await ListedAsync(new MessageFilter { Institution = Sample.Hospital }));
        Assert.Equal([theirs], await ListedAsync(new MessageFilter { Source = "policy-machine" }));
        Assert.Equal([theirs, ours], await ListedAsync(new MessageFilter { Event = "outpatient.settle" }));
        Assert.Equal([theirs, ours], await ListedAsync(new MessageFilter { Event = "*.settle" }));
        Assert.Empty(await ListedAsync(new MessageFilter { Event = "*.set_le" }));
        Assert.Equal([ours], await ListedAsync(new MessageFilter { Event = "*.settle", State = MessageState.Prepared, Destination = "nhsa" }));
        Assert.Empty(await ListedAsync(new MessageFilter { Destination = "nhs" }));
        Assert.Equal([parked], await ListedAsync(new MessageFilter { State = MessageState.Parked }));
        Assert.Equal([theirs], await ListedAsync(new MessageFilter { State = MessageState.Accepted }));
        Assert.Equal([theirs], await ListedAsync(new MessageFilter { From = Sample.Noon.AddHours(1) }));
        Assert.Equal([parked, ours], await ListedAsync(new MessageFilter { To = Sample.Noon.AddHours(1) }));
        Assert.Empty(await ListedAsync(new MessageFilter { Institution = Sample.Hospital, State = MessageState.Accepted }));
    }

    [Fact]
    public async Task A_list_of_a_day_holds_that_day_wherever_it_lies_and_though_the_clock_was_set_back_meanwhile()
    {
        List<long> ids = [];
        for (int hour = 0; hour < 240; hour += 6)
        {
            int shown = hour is 120 or 126 ? hour - 12 : hour; // set back by half a day for a while
            ids.Add((await Journal.RecordAsync(Sample.Arrival($"at {hour}") with { At = Sample.Noon.AddHours(shown) }, Cancel)).MessageId);
        }

        foreach (int day in Enumerable.Range(-2, 14))
        {
            (DateTimeOffset from, DateTimeOffset to) = (Sample.Noon.AddDays(day), Sample.Noon.AddDays(day + 1));
            long[] expected = [.. Enumerable.Range(0, ids.Count).Where(n => Shown(n * 6) is var at && at >= from && at < to).Select(n => ids[n]).Reverse()];

            Assert.Equal(expected, await ListedAsync(new MessageFilter { From = from, To = to }));
            Assert.Equal(expected.Take(2), await ListedAsync(new MessageFilter { From = from, To = to, Limit = 2 }));
        }

        static DateTimeOffset Shown(int hour) => Sample.Noon.AddHours(hour is 120 or 126 ? hour - 12 : hour);
    }

    [Theory]
    [InlineData("MZ1")]
    [InlineData("INV-MZ1")]
    [InlineData("BK1")]
    [InlineData("M1")]
    public async Task A_message_is_found_by_visit_invoice_business_key_and_msgid(string key)
    {
        long id = await WithAsync("one", Sample.Prepared("BK1", "MZ1"), Sample.Started("M1"));
        await WithAsync("two", Sample.Prepared("BK2", "MZ2"), Sample.Started("M2"));

        Assert.Equal([id], await ListedAsync(new MessageFilter { Key = key }));
    }

    [Fact]
    public async Task A_list_says_up_to_which_fact_it_is_complete()
    {
        long before = (await Journal.ListAsync(new MessageFilter(), Cancel)).CompleteToSequence;
        long id = await WithAsync("one", Sample.Prepared());

        long after = (await Journal.ListAsync(new MessageFilter(), Cancel)).CompleteToSequence;

        Assert.Equal(before + 2, after);
        Assert.Equal(after, (await Journal.ReadAsync(id, Cancel))[^1].Sequence);
    }

    [Fact]
    public async Task The_books_count_every_message_in_exactly_one_state()
    {
        await ReceivedAsync("one");
        await WithAsync("two", Sample.Prepared(), Sample.Finished(MessageState.Accepted));
        await WithAsync("three", Sample.Prepared(), Sample.Finished(MessageState.Accepted));
        await WithAsync("four", Sample.Parked(), Sample.Released(), Sample.Parked());
        await Journal.RecordAsync(Sample.Arrival("five", Sample.Pharmacy, "policy-machine"), Cancel);
        await RestartAsync();

        Assert.Equal(
            [new("fujian-ini", MessageState.Received, 1), new("fujian-ini", MessageState.Parked, 1), new("fujian-ini", MessageState.Accepted, 2), new("policy-machine", MessageState.Received, 1)],
            await Journal.CountAsync(Cancel));
    }
}
