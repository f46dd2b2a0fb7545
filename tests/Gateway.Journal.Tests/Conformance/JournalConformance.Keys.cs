using System.Collections.Immutable;

namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task The_key_book_learns_with_an_outcome_and_the_newest_value_stands()
    {
        KeyBookRow visit = new(Sample.Hospital, "visit", "MZ1", "mdtrt_id", "100"), person = new(Sample.Hospital, "visit", "MZ1", "psn_no", "3501");
        await WithAsync("one", Sample.Prepared(), Sample.Started("M1"), Sample.Ended("M1", AttemptOutcome.Accepted, visit, person), Sample.Started("M2"), Sample.Ended("M2", AttemptOutcome.Accepted, visit with { Value = "200" }));
        await RestartAsync();

        ImmutableDictionary<string, string> known = await Journal.LookUpAsync(Sample.Hospital, "visit", "MZ1", Cancel);

        Assert.Equal<IEnumerable<string>>(["mdtrt_id=200", "psn_no=3501"], known.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key}={row.Value}"));
        Assert.Empty(await Journal.LookUpAsync(Sample.Pharmacy, "visit", "MZ1", Cancel));
        Assert.Empty(await Journal.LookUpAsync(Sample.Hospital, "invoice", "MZ1", Cancel));
        Assert.Empty(await Journal.LookUpAsync(Sample.Hospital, "visit", "mz1", Cancel));
    }

    [Fact]
    public async Task A_business_key_is_live_once_and_free_again_after_refusal_or_reversal()
    {
        long first = await WithAsync("one", Sample.Prepared("BK"));
        long second = await ReceivedAsync("two");
        BusinessKeyTakenException taken = await Assert.ThrowsAsync<BusinessKeyTakenException>(() => AppendAsync(second, Sample.Prepared("BK")));
        Assert.Equal(first, taken.LiveMessageId);
        Assert.Equal(MessageState.Received, await StateAsync(second));

        await AppendAsync(first, Sample.Finished(MessageState.Refused));
        await AppendAsync(second, Sample.Prepared("BK"));
        await AppendAsync(second, Sample.Finished(MessageState.Accepted));
        long third = await ReceivedAsync("three");
        await Assert.ThrowsAsync<BusinessKeyTakenException>(() => AppendAsync(third, Sample.Prepared("BK")));
        await AppendAsync(second, Sample.Finished(MessageState.Reversed)); // a later refund undid it
        await AppendAsync(third, Sample.Prepared("BK"));

        Assert.Equal(third, (await Journal.FindByBusinessKeyAsync("BK", Cancel))!.Id);
    }

    [Fact]
    public async Task Of_many_messages_that_claim_a_business_key_at_the_same_moment_one_gets_it()
    {
        long[] ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => ReceivedAsync("message " + n)));

        Task[] claims = [.. ids.Select(id => Task.Run(() => AppendAsync(id, Sample.Prepared("BK")), Cancel))];
        await Assert.ThrowsAsync<BusinessKeyTakenException>(() => Task.WhenAll(claims));

        long winner = ids[Array.FindIndex(claims, claim => claim.IsCompletedSuccessfully)];
        Assert.Equal(1, claims.Count(claim => claim.IsCompletedSuccessfully));
        Assert.All(claims.Where(claim => claim.IsFaulted), claim => Assert.Equal(winner, Assert.IsType<BusinessKeyTakenException>(claim.Exception!.InnerException).LiveMessageId));
    }

    [Fact]
    public async Task The_live_message_of_a_business_key_is_found_before_newer_ones_that_are_not()
    {
        Assert.Null(await Journal.FindByBusinessKeyAsync("BK", Cancel));
        long refused = await WithAsync("one", Sample.Prepared("BK"), Sample.Finished(MessageState.Refused));
        Assert.Equal(refused, (await Journal.FindByBusinessKeyAsync("BK", Cancel))!.Id);

        long live = await WithAsync("two", Sample.Prepared("BK"));

        Assert.Equal(live, (await Journal.FindByBusinessKeyAsync("BK", Cancel))!.Id);
    }
}
