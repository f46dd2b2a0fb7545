using Npgsql;
using static Gateway.Journal.SqlKind;

namespace Gateway.Journal;

/// <summary>Everything that waits to be written, in the order in which it must be.</summary>
internal sealed class PostgresPending
{
    /// <summary>Changes of messages that hold no business key, or let go of theirs: before any that take one.</summary>
    public PendingRows Ended { get; } = new(ChangeMessages, Number, Number, Number, Text, Text, Text, Text, Text, Number, Number);

    public PendingRows Arrived { get; } = new(
        """
        INSERT INTO message (id, institution, source, listener, state, received_at, changed_at, sha256, same, bytes, event, lane, business_key, mapping_version, issue_code, attempts, kept)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """,
        Number, Text, Text, Text, Number, Number, Number, Bytes, Number, Number, Text, Text, Text, Text, Text, Number, Number);

    public PendingRows Changed { get; } = new(ChangeMessages, Number, Number, Number, Text, Text, Text, Text, Text, Number, Number);

    public PendingRows Facts { get; } = new(
        "INSERT INTO fact (sequence, message, kind, at, actor, cause, sha256, chain, packing, payload) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Number, Number, Number, Number, Text, Text, Bytes, Bytes, Number, Bytes);

    /// <summary>Facts of which nothing is left but the hash, from an export.</summary>
    public PendingRows GoneFacts { get; } = new(
        "INSERT INTO fact (sequence, message, kind, at, actor, cause, sha256, chain, packing) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        Number, Number, Number, Number, Text, Text, Bytes, Bytes, Number);

    /// <summary>What is left of payloads whose bytes were dropped.</summary>
    public PendingRows Cut { get; } = new("UPDATE fact f SET packing = u.packing, payload = u.payload FROM unnest($1, $2, $3) u (sequence, packing, payload) WHERE f.sequence = u.sequence", Number, Number, Bytes);

    /// <summary>Payloads of which nothing is left.</summary>
    public PendingRows Emptied { get; } = new("UPDATE fact f SET packing = u.packing, payload = NULL FROM unnest($1, $2) u (sequence, packing) WHERE f.sequence = u.sequence", Number, Number);

    public PendingRows Started { get; } = new("INSERT INTO attempt (msgid, message, started, ended, outcome) SELECT * FROM unnest($1, $2, $3, $4, $5)", Text, Number, Number, Number, Number);

    public PendingRows Done { get; } = new("UPDATE attempt a SET ended = u.ended, outcome = u.outcome FROM unnest($1, $2, $3) u (msgid, ended, outcome) WHERE a.msgid = u.msgid", Text, Number, Number);

    public PendingRows MsgIds { get; } = new(
        "INSERT INTO last_msgid AS l (institution, msgid) SELECT * FROM unnest($1, $2) ON CONFLICT (institution) DO UPDATE SET msgid = excluded.msgid WHERE excluded.msgid > l.msgid", Text, Text);

    public PendingRows Keys { get; } = new("INSERT INTO key (value, message, kind) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING", Text, Number, Text);

    public PendingRows Learned { get; } = new(
        """
        INSERT INTO key_book (institution, scope, local, name, value, learned) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
        ON CONFLICT (institution, scope, local, name) DO UPDATE SET value = excluded.value, learned = excluded.learned
        """,
        Text, Text, Text, Text, Text, Number);

    /// <summary>Before new lines: those of the same commit know by themselves.</summary>
    public PendingRows Replied { get; } = new("UPDATE ledger SET replied = 1 WHERE message = ANY ($1) AND replied = 0", Number);

    public PendingRows Lines { get; } = new(
        """
        INSERT INTO ledger (msgid, message, institution, day, account, kind, number, visit, person, local, takes, total, fund, own, cash, voided, replied, written)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT DO NOTHING
        """,
        Text, Number, Text, Number, Text, Number, Text, Text, Text, Text, Text, Number, Number, Number, Number, Number, Number, Number);

    public PendingRows Voided { get; } = new("UPDATE ledger SET voided = 1 WHERE msgid = ANY ($1)", Text);

    public PendingRows Tally { get; } = new(
        "INSERT INTO tally AS t (source, state, messages) SELECT * FROM unnest($1, $2, $3) ON CONFLICT (source, state) DO UPDATE SET messages = t.messages + excluded.messages", Text, Number, Number);

    public PendingRows Head { get; } = new("UPDATE head SET sequence = u.sequence, message = u.message, chain = u.chain FROM unnest($1, $2, $3) u (sequence, message, chain)", Number, Number, Bytes);

    private const string ChangeMessages = """
        UPDATE message m SET state = u.state, changed_at = u.changed_at, event = u.event, lane = u.lane, business_key = u.business_key, mapping_version = u.mapping_version, issue_code = u.issue_code, attempts = u.attempts, kept = u.kept
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) u (id, state, changed_at, event, lane, business_key, mapping_version, issue_code, attempts, kept) WHERE m.id = u.id
        """;

    private PendingRows[] All => field ??= [Ended, Arrived, Changed, Facts, GoneFacts, Cut, Emptied, Started, Done, MsgIds, Keys, Learned, Replied, Lines, Voided, Tally, Head];

    public void MoveTo(NpgsqlBatch batch) => Array.ForEach(All, rows => rows.MoveTo(batch));

    public void Clear() => Array.ForEach(All, rows => rows.Clear());
}
