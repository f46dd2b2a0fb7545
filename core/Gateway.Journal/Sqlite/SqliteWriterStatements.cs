using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>Every statement of the writer, prepared once.</summary>
internal sealed class SqliteWriterStatements(SqliteConnection connection) : IDisposable
{
    private readonly List<SqliteStatement> all = [];

    public SqliteStatement Begin { get => field ??= Make("BEGIN IMMEDIATE"); }

    public SqliteStatement Commit { get => field ??= Make("COMMIT"); }

    public SqliteStatement Rollback { get => field ??= Make("ROLLBACK"); }

    public SqliteStatement GetHead { get => field ??= Make("SELECT sequence, message, chain FROM head"); }

    public SqliteStatement SetHead { get => field ??= Make("UPDATE head SET sequence = ?1, message = ?2, chain = ?3"); }

    public SqliteStatement InsertFact
    {
        get => field ??= Make("INSERT INTO fact (sequence, message, kind, at, actor, cause, sha256, chain, packing, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    }

    public SqliteStatement CutFact { get => field ??= Make("UPDATE fact SET packing = ?2, payload = ?3 WHERE sequence = ?1"); }

    public SqliteStatement InsertMessage
    {
        get => field ??= Make("INSERT INTO message (id, institution, source, listener, state, received_at, changed_at, sha256, same, bytes, attempts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, 0)");
    }

    public SqliteStatement UpdateMessage
    {
        get => field ??= Make("UPDATE message SET state = ?2, changed_at = ?3, event = ?4, lane = ?5, business_key = ?6, mapping_version = ?7, issue_code = ?8, attempts = ?9, kept = ?10 WHERE id = ?1");
    }

    public SqliteStatement TouchMessage { get => field ??= Make("UPDATE message SET changed_at = ?2, attempts = ?3 WHERE id = ?1"); }

    public SqliteStatement MoveMessage { get => field ??= Make("UPDATE message SET changed_at = ?2, attempts = ?3, state = ?4 WHERE id = ?1"); }

    public SqliteStatement FindMessage { get => field ??= Make($"SELECT {MessageRow.Columns} FROM message m WHERE m.id = ?1"); }

    public SqliteStatement SameArrival
    {
        get => field ??= Make("SELECT id FROM message WHERE same = ?1 AND sha256 = ?2 AND institution = ?3 AND source = ?4 AND state <> 11 AND received_at >= ?5 ORDER BY id LIMIT 1");
    }

    public SqliteStatement LiveHolder
    {
        get => field ??= Make("SELECT id FROM message WHERE business_key = ?1 AND business_key IS NOT NULL AND state NOT IN (11, 12)");
    }

    public SqliteStatement FindAttempt { get => field ??= Make("SELECT message, ended FROM attempt WHERE msgid = ?1"); }

    public SqliteStatement StartAttempt { get => field ??= Make("INSERT INTO attempt (msgid, message, started) VALUES (?1, ?2, ?3)"); }

    public SqliteStatement EndAttempt { get => field ??= Make("UPDATE attempt SET ended = ?2, outcome = ?3 WHERE msgid = ?1"); }

    public SqliteStatement RaiseMsgId
    {
        get => field ??= Make("INSERT INTO last_msgid (institution, msgid) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET msgid = excluded.msgid WHERE excluded.msgid > msgid");
    }

    public SqliteStatement AddKey { get => field ??= Make("INSERT INTO key (value, message, kind) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"); }

    public SqliteStatement Learn
    {
        get => field ??= Make("INSERT INTO key_book (institution, scope, local, name, value, learned) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET value = excluded.value, learned = excluded.learned");
    }

    public SqliteStatement AddLine
    {
        get => field ??= Make("""
            INSERT INTO ledger (msgid, message, institution, day, account, kind, number, visit, person, local, takes, total, fund, own, cash, voided, replied, written)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0, ?16, ?17) ON CONFLICT DO NOTHING
            """);
    }

    public SqliteStatement FindLine { get => field ??= Make(LedgerQuestions.Settled); }

    public SqliteStatement FindRefund { get => field ??= Make(LedgerQuestions.Refunds); }

    public SqliteStatement FindFinalReply { get => field ??= Make("SELECT payload, packing FROM fact WHERE message = ?1 AND kind = ?2 AND payload IS NOT NULL ORDER BY sequence DESC LIMIT 1"); }

    public SqliteStatement VoidLine { get => field ??= Make("UPDATE ledger SET voided = 1 WHERE msgid = ?1"); }

    public SqliteStatement MarkReplied { get => field ??= Make("UPDATE ledger SET replied = 1 WHERE message = ?1 AND replied = 0"); }

    public SqliteStatement Tally
    {
        get => field ??= Make("INSERT INTO tally (source, state, messages) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET messages = messages + excluded.messages");
    }

    public SqliteStatement AddUnmapped
    {
        get => field ??= Make("""
            INSERT INTO unmapped (institution, source, concept, code, direction, version, display, action, table_row, service_date, messages, first_seen, last_seen, last_message)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11, ?11, ?12)
            ON CONFLICT DO UPDATE SET version = excluded.version, display = ifnull(excluded.display, display), action = excluded.action, table_row = excluded.table_row,
                service_date = excluded.service_date, last_seen = excluded.last_seen, last_message = excluded.last_message
            """);
    }

    public SqliteStatement FindUnmapped { get => field ??= Make("SELECT id FROM unmapped WHERE institution = ?1 AND source = ?2 AND concept = ?3 AND code = ?4 AND direction = ?5"); }

    public SqliteStatement FindUnmappedMessage { get => field ??= Make("SELECT message FROM unmapped_message WHERE unmapped = ?1 AND same = ?2"); }

    public SqliteStatement SetUnmappedMessage
    {
        get => field ??= Make("INSERT INTO unmapped_message (unmapped, same, message) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET message = excluded.message");
    }

    public SqliteStatement CountUnmapped { get => field ??= Make("UPDATE unmapped SET messages = messages + ?2 WHERE id = ?1"); }

    public SqliteStatement NextJob { get => field ??= Make("SELECT coalesce(max(id), 0) + 1 FROM job"); }

    public SqliteStatement SaveJob { get => field ??= Make($"INSERT OR REPLACE INTO job ({JobQuestions.JobColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"); }

    public SqliteStatement SaveJobItem { get => field ??= Make($"INSERT OR REPLACE INTO job_item ({JobQuestions.ItemColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"); }

    public void Dispose() => all.ForEach(statement => statement.Dispose());

    private SqliteStatement Make(string sql)
    {
        var made = new SqliteStatement(connection, sql);
        all.Add(made);
        return made;
    }
}
