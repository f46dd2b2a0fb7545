using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>Jobs over many messages.</summary>
internal sealed partial class PostgresTables
{
    private const string SaveJob = $"""
        INSERT INTO job ({JobQuestions.JobColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, cursor = excluded.cursor, begun = excluded.begun, done = excluded.done, failed = excluded.failed,
            stop_reason = excluded.stop_reason, changed_at = excluded.changed_at
        RETURNING id
        """;

    private const string SaveItem = $"""
        INSERT INTO job_item ({JobQuestions.ItemColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (job, message) DO UPDATE SET watched = excluded.watched, result = excluded.result, fault_before = excluded.fault_before, fault = excluded.fault, note = excluded.note, at = excluded.at
        RETURNING job
        """;

    public long Save(BulkJob job, ImmutableArray<BulkItem> items)
    {
        long id = job.Id == 0 ? Ask("SELECT coalesce(max(id), 0) + 1 FROM job", row => (long?)row.GetInt64(0)) ?? 1 : job.Id;
        Ask(SaveJob, row => (long?)row.GetInt64(0), JobQuestions.ValuesOf(job with { Id = id }));
        foreach (BulkItem item in items)
        {
            Ask(SaveItem, row => (long?)row.GetInt64(0), JobQuestions.ValuesOf(item with { JobId = id }));
        }

        return id;
    }

    /// <summary>A number that came from elsewhere is not given a second time.</summary>
    public void Put(BesideTable table, SqlValue[] row)
    {
        Ask($"INSERT INTO {table.Name} ({table.Names}) {(table.IsNumbered ? "OVERRIDING SYSTEM VALUE " : "")}VALUES ({table.Places}) RETURNING 1::bigint", done => (long?)done.GetInt64(0), row);
        if (table.IsNumbered)
        {
            Ask($"SELECT setval(pg_get_serial_sequence('{table.Name}', 'id'), max(id)) FROM {table.Name}", done => (long?)done.GetInt64(0));
        }
    }
}
