using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>What can be asked of jobs.</summary>
internal static class JobQuestions
{
    /// <summary>In the order in which <see cref="ValuesOf(BulkJob)"/> gives the values.</summary>
    public const string JobColumns = "id, action, filter, canary, rate, actor, reason, started_at, up_to, state, cursor, begun, done, failed, stop_reason, changed_at";

    /// <summary>In the order in which <see cref="ValuesOf(BulkItem)"/> gives the values.</summary>
    public const string ItemColumns = "job, message, watched, result, fault_before, fault, note, at";

    public static BulkJob? Find(IRowSource journal, long jobId) => journal.Rows($"SELECT {JobColumns} FROM job WHERE id = ?1", ReadJob, jobId).FirstOrDefault();

    public static ImmutableArray<BulkJob> List(IRowSource journal, int limit) => [.. journal.Rows($"SELECT {JobColumns} FROM job ORDER BY id DESC LIMIT ?1", ReadJob, (long)limit)];

    public static ImmutableArray<BulkItem> Items(IRowSource journal, long jobId, BulkResult? result, long after, int limit) => [.. result is { } only
        ? journal.Rows($"SELECT {ItemColumns} FROM job_item WHERE job = ?1 AND message > ?2 AND result = ?4 ORDER BY message LIMIT ?3", ReadItem, jobId, after, (long)limit, (long)only)
        : journal.Rows($"SELECT {ItemColumns} FROM job_item WHERE job = ?1 AND message > ?2 ORDER BY message LIMIT ?3", ReadItem, jobId, after, (long)limit)];

    public static SqlValue[] ValuesOf(BulkJob job) =>
    [
        job.Id, job.Action, job.Filter, job.Canary, (long)job.Rate, job.Actor, job.Reason, job.StartedAt.UtcTicks, job.UpTo, (long)job.State, job.Cursor, job.Begun, job.Done, job.Failed, job.StopReason, job.ChangedAt.UtcTicks,
    ];

    public static SqlValue[] ValuesOf(BulkItem item) => [item.JobId, item.MessageId, item.WatchedId, (long)item.Result, item.Before, item.Signature, item.Note, item.At.UtcTicks];

    private static BulkJob ReadJob(IRow row) => new()
    {
        Id = row.GetInt64(0), Action = row.GetString(1), Filter = row.GetString(2), Canary = row.GetString(3), Rate = row.GetInt32(4), Actor = row.GetString(5), Reason = row.GetString(6),
        StartedAt = MessageRow.Instant(row.GetInt64(7)), UpTo = row.GetInt64(8), State = (BulkState)row.GetInt32(9), Cursor = row.GetInt64(10), Begun = row.GetInt64(11), Done = row.GetInt64(12),
        Failed = row.GetInt64(13), StopReason = row.GetText(14), ChangedAt = MessageRow.Instant(row.GetInt64(15)),
    };

    private static BulkItem ReadItem(IRow row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), (BulkResult)row.GetInt32(3), row.GetText(4), row.GetText(5), row.GetString(6), MessageRow.Instant(row.GetInt64(7)));
}
