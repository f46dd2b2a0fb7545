using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>Keeps jobs over many messages, so that they survive a restart. Thread-safe.</summary>
public interface IJobBook
{
    /// <summary>Keeps a job and items of it, in one transaction; a job or item with the same number is replaced.</summary>
    /// <param name="job">With number 0: it gets the next one.</param>
    /// <param name="items">Their job number may be 0 when the job's is.</param>
    /// <returns>The job's number.</returns>
    Task<long> SaveAsync(BulkJob job, ImmutableArray<BulkItem> items, CancellationToken cancellationToken);

    /// <summary>A job; null when there is none.</summary>
    Task<BulkJob?> FindJobAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<ImmutableArray<BulkJob>> ListJobsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>A job's items in the order of their messages.</summary>
    /// <param name="result">Only these; null for all.</param>
    /// <param name="after">Only messages with a greater number.</param>
    Task<ImmutableArray<BulkItem>> ListItemsAsync(long jobId, BulkResult? result, long after, int limit, CancellationToken cancellationToken);
}
