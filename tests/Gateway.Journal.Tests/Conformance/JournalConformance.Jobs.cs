using System.Collections.Immutable;

namespace Gateway.Journal.Tests;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_job_and_its_items_survive_a_restart()
    {

        long id = await Jobs.SaveAsync(JobSample(), [], Cancel);
        BulkJob half = JobSample() with { Id = id, State = BulkState.Stopped, Cursor = 7, Begun = 2, Done = 1, Failed = 1, StopReason = "再次出现" };
        await Jobs.SaveAsync(half, [ItemSample(5, BulkResult.Done), ItemSample(7, BulkResult.Open)], Cancel);
        await Jobs.SaveAsync(half, [ItemSample(7, BulkResult.Failed) with { Signature = "GW6002 2207 …" }], Cancel);

        await RestartAsync();

        Assert.Equal(half, await Jobs.FindJobAsync(id, Cancel));
        Assert.Equal([5L, 7L], (await Jobs.ListItemsAsync(id, null, 0, 10, Cancel)).Select(item => item.MessageId));
        Assert.Equal(ItemSample(7, BulkResult.Failed) with { JobId = id, Signature = "GW6002 2207 …" }, Assert.Single(await Jobs.ListItemsAsync(id, BulkResult.Failed, 0, 10, Cancel)));
        Assert.Empty(await Jobs.ListItemsAsync(id, null, 7, 10, Cancel));
    }

    [Fact]
    public async Task Jobs_are_listed_the_newest_first()
    {
        long first = await Jobs.SaveAsync(JobSample(), [], Cancel), second = await Jobs.SaveAsync(JobSample(), [], Cancel);

        Assert.Equal([second, first], (await Jobs.ListJobsAsync(10, Cancel)).Select(job => job.Id));
        Assert.Null(await Jobs.FindJobAsync(second + 1, Cancel));
    }

    protected IJobBook Jobs => (IJobBook)Journal;

    protected static BulkJob JobSample() => new() { Action = "retry", Filter = "{}", Canary = "1,2", Rate = 20, Actor = "op", Reason = "已修复", StartedAt = Sample.Noon.ToUniversalTime(), ChangedAt = Sample.Noon.ToUniversalTime(), UpTo = 9 };

    protected static BulkItem ItemSample(long message, BulkResult result) => new(1, message, message, result, null, null, "", Sample.Noon.ToUniversalTime());
}
