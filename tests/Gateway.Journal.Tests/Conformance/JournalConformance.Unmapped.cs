using System.Collections.Immutable;

namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    private static readonly UnmappedNote Ward = new("fujian-ini", "1.0", "ward", "01", IsBack: false, "内科病区", UnmappedOutcome.Parked, "sources/fujian-ini/1.0/mzsf.csv:9", new DateOnly(2026, 1, 31));

    [Fact]
    public async Task A_code_is_one_line_of_the_work_list_however_many_messages_bring_it()
    {
        await NotedAsync("one", 0, Ward);
        await NotedAsync("two", 5, Ward with { Display = null, Version = "1.1", Action = UnmappedOutcome.Kept, ServiceDate = null });
        long last = await NotedAsync("three", 9, Ward);
        await RestartAsync();

        UnmappedRow line = Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel));

        Assert.Equal(new UnmappedRow(new UnmappedKey(Sample.Hospital, "fujian-ini", "ward", "01", false), Ward, 3, Sample.Noon.ToUniversalTime(), Sample.Noon.AddMinutes(9).ToUniversalTime(), last, 0), line);
    }

    [Fact]
    public async Task A_line_tells_what_the_last_message_said_and_keeps_the_last_name_that_was_given()
    {
        await NotedAsync("one", 0, Ward);
        await NotedAsync("two", 5, Ward with { Display = null, Version = "1.1", Action = UnmappedOutcome.Kept, ServiceDate = null });

        UnmappedRow line = Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel));

        Assert.Equal(Ward with { Version = "1.1", Action = UnmappedOutcome.Kept, ServiceDate = null }, line.Last);
    }

    [Fact]
    public async Task The_same_bytes_count_once_even_when_they_were_refused_and_came_as_a_new_message()
    {
        long first = await NotedAsync("same", 0, Ward);
        ImmutableArray<UnmappedNote> again = await Journal.NoteUnmappedAsync(first, [Ward], Sample.Noon.AddMinutes(1), Cancel);
        await AppendAsync(first, Sample.Rejected());
        long second = await NotedAsync("same", 2, Ward);

        UnmappedRow line = Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel));
        Assert.NotEqual(first, second);
        Assert.Empty(again);
        Assert.Equal((1, second), (line.Messages, line.LastMessage));
    }

    [Fact]
    public async Task Institution_source_concept_code_and_direction_make_different_lines()
    {
        ImmutableArray<UnmappedNote> counted = await Journal.NoteUnmappedAsync(await ReceivedAsync(), [Ward, Ward with { Concept = "sex" }, Ward with { Code = "1" }, Ward with { IsBack = true }, Ward with { Source = "other" }], Sample.Noon, Cancel);
        long pharmacy = (await Journal.RecordAsync(Sample.Arrival("a message", Sample.Pharmacy), Cancel)).MessageId;
        await Journal.NoteUnmappedAsync(pharmacy, [Ward], Sample.Noon, Cancel);

        Assert.Equal(5, counted.Length);
        Assert.Equal(6, (await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel)).Length);
        Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter { Institution = Sample.Pharmacy }, Cancel));
        Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter { Concept = "sex" }, Cancel));
        Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter { Source = "other" }, Cancel));
        Assert.Equal(2, (await Journal.ListUnmappedAsync(new UnmappedFilter { Limit = 2 }, Cancel)).Length);
    }

    [Fact]
    public async Task The_codes_of_the_most_messages_come_first()
    {
        await NotedAsync("one", 0, Ward, Ward with { Code = "02" });
        await NotedAsync("two", 1, Ward with { Code = "02" });

        Assert.Equal(["02", "01"], (await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel)).Select(line => line.Key.Code));
    }

    [Fact]
    public async Task The_parked_messages_that_wait_for_a_code_are_found_until_they_go_on()
    {
        UnmappedKey key = new(Sample.Hospital, "fujian-ini", "ward", "01", false);
        long first = await NotedAsync("one", 0, Ward), second = await NotedAsync("two", 1, Ward), kept = await NotedAsync("three", 2, Ward);
        await AppendAsync(first, Sample.Parked());
        await AppendAsync(second, Sample.Parked());

        Assert.Equal([first, second], await Journal.WaitingForAsync(key, Cancel));
        Assert.Equal(2, Assert.Single(await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel)).Waiting);

        await AppendAsync(first, Sample.Released());

        Assert.Equal([second], await Journal.WaitingForAsync(key, Cancel));
        Assert.Empty(await Journal.WaitingForAsync(key with { IsBack = true }, Cancel));
        Assert.DoesNotContain(kept, await Journal.WaitingForAsync(key, Cancel));
    }

    [Fact]
    public async Task A_code_of_a_message_that_is_not_there_is_refused()
    {
        await Assert.ThrowsAsync<FactRefusedException>(() => Journal.NoteUnmappedAsync(7, [Ward], Sample.Noon, Cancel));

        Assert.Empty(await Journal.ListUnmappedAsync(new UnmappedFilter(), Cancel));
    }

    private async Task<long> NotedAsync(string text, int minutes, params ImmutableArray<UnmappedNote> codes)
    {
        long id = await ReceivedAsync(text);
        await Journal.NoteUnmappedAsync(id, codes, Sample.Noon.AddMinutes(minutes), Cancel);
        return id;
    }
}
