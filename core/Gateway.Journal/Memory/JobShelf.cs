using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>Jobs in memory. Its owner's lock guards it.</summary>
internal sealed class JobShelf
{
    private readonly SortedDictionary<long, BulkJob> jobs = [];
    private readonly SortedDictionary<(long Job, long Message), BulkItem> items = [];

    public long Save(BulkJob job, ImmutableArray<BulkItem> changed)
    {
        long id = job.Id == 0 ? jobs.Count + 1 : job.Id;
        jobs[id] = job with { Id = id };
        foreach (BulkItem item in changed)
        {
            items[(id, item.MessageId)] = item with { JobId = id };
        }

        return id;
    }

    public BulkJob? Find(long jobId) => jobs.GetValueOrDefault(jobId);

    public ImmutableArray<BulkJob> List(int limit) => [.. jobs.Values.Reverse().Take(limit)];

    public ImmutableArray<BulkItem> Items(long jobId, BulkResult? result, long after, int limit) =>
        [.. items.Values.Where(item => item.JobId == jobId && item.MessageId > after && (result is null || item.Result == result)).Take(limit)];
}
