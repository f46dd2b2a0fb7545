using System.Globalization;
using Gateway.Journal;
using Microsoft.Data.Sqlite;

namespace Gateway.Benchmarks;

/// <summary>
/// Fills a journal with made-up messages a thousand times faster than they could be taken in: rows straight into its tables, without a chain. Good for measuring questions, for nothing else.
/// A year of 40 institutions and 12 sources; of 1,000 messages 30 are refused, 5 reversed, and one in 20,000 is parked. Three keys and one msgid each.
/// </summary>
internal static class BigJournal
{
    private const int Chunk = 250_000;
    private static readonly DateTime FirstDay = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Visit(long id) => string.Create(CultureInfo.InvariantCulture, $"MZ{id / 4:0000000000}");

    public static string Invoice(long id) => string.Create(CultureInfo.InvariantCulture, $"FP{id:0000000000}");

    public static string MsgId(long id) => string.Create(CultureInfo.InvariantCulture, $"H99999900{id % 40:000}2026{id:00000000000000}");

    /// <summary>When a message came: evenly over the year.</summary>
    public static DateTimeOffset At(long id, long messages) => new(FirstDay.AddTicks((long)(TimeSpan.FromDays(365).Ticks * ((double)id / messages))));

    public static async Task FillAsync(string path, long messages, Action<long> progress, CancellationToken cancellationToken)
    {
        await using (SqliteJournal.Open(new SqliteJournalOptions { Path = path }))
        {
            // makes the tables
        }

        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -1000000; PRAGMA locking_mode = EXCLUSIVE;");
        for (long done = 0; done < messages; done += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(connection, done + 1, Math.Min(messages, done + Chunk), TimeSpan.FromDays(365).Ticks / messages);
            progress(Math.Min(messages, done + Chunk));
        }

        Run(connection, $"UPDATE head SET sequence = {messages}, message = {messages}; INSERT INTO tally SELECT source, state, count(*) FROM message GROUP BY 1, 2; PRAGMA journal_mode = WAL;");
    }

    private static void Fill(SqliteConnection connection, long from, long to, long step) => Run(connection, string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN;
        CREATE TEMP TABLE IF NOT EXISTS n (id INTEGER PRIMARY KEY);
        DELETE FROM n;
        INSERT INTO n SELECT value FROM (WITH RECURSIVE c(value) AS (SELECT {from} UNION ALL SELECT value + 1 FROM c WHERE value < {to}) SELECT value FROM c);
        INSERT INTO message (id, institution, source, listener, state, received_at, changed_at, sha256, same, bytes, event, lane, business_key, mapping_version, issue_code, attempts)
            SELECT id, printf('H99999900%03d', id % 40), printf('source-%02d', id * 7 % 12), 'http',
                CASE WHEN id % 20000 = 7 THEN 2 WHEN id % 1000 < 30 THEN 11 WHEN id % 1000 < 35 THEN 12 ELSE 10 END,
                {FirstDay.Ticks} + id * {step}, {FirstDay.Ticks} + id * {step} + 12000000, randomblob(32), random(), 2048,
                CASE id % 4 WHEN 0 THEN 'outpatient.register' WHEN 1 THEN 'outpatient.charges' WHEN 2 THEN 'outpatient.presettle' ELSE 'outpatient.settle' END,
                printf('nhsa/H99999900%03d/visit/MZ%010d', id % 40, id / 4), printf('k/%d', id), 'source@1.0', CASE WHEN id % 1000 < 30 THEN printf('GW%04d', 6000 + id % 17) END, 1 FROM n;
        INSERT INTO key SELECT printf('MZ%010d', id / 4), id, 'visit' FROM n;
        INSERT INTO key SELECT printf('FP%010d', id), id, 'invoice' FROM n;
        INSERT INTO key SELECT printf('k/%d', id), id, 'business' FROM n;
        INSERT INTO attempt SELECT printf('H99999900%03d2026%014d', id % 40, id), id, id, id, 0 FROM n;
        INSERT INTO fact (sequence, message, kind, at, actor, cause, sha256, chain, payload) SELECT id, id, 0, {FirstDay.Ticks} + id * {step}, 'gateway', 'made up', zeroblob(32), zeroblob(32), zeroblob(200) FROM n;
        COMMIT;
        """));

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // made here, of numbers
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
