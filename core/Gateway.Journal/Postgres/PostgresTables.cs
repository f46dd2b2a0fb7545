using System.Collections.Immutable;
using Npgsql;

namespace Gateway.Journal;

/// <summary>
/// The journal's tables in PostgreSQL. A commit costs two round trips however many facts share it: 1. begin, and look up what they need; 2. write everything and commit.
/// Between the two it answers from what it knows. What was not foreseen (a refund, the undoing of a refusal) writes what waits and asks the server.
/// </summary>
internal sealed partial class PostgresTables(PostgresSession session) : IJournalTables
{
    private readonly PostgresPending pending = new();
    private readonly PostgresKnown known = new();
    private PostgresLookup Lookup => field ??= new PostgresLookup(session, known);

    private PostgresRows Rows => new(session.Connection);

    public JournalHead ReadHead() => Rows.Rows("SELECT sequence, message, chain FROM head", JournalHead.Read).First();

    public void Begin(IReadOnlyList<WriteRequest> batch) => Lookup.Begin(batch);

    public void Commit()
    {
        Flush(andCommit: true);
        known.Clear();
    }

    public void Rollback()
    {
        known.Clear();
        pending.Clear();
        if (session.IsOpen)
        {
            Run("ROLLBACK");
        }
    }

    public void SetHead(in JournalHead head) => pending.Head.Add(head.Sequence, head.MessageId, head.Chain);

    public MessageHeader? Find(long messageId) => known.Messages.TryGetValue(messageId, out KnownMessage? message)
        ? message?.Header
        : Ask($"SELECT {MessageRow.Columns} FROM message m WHERE m.id = ?1", MessageRow.Read, messageId);

    public void AddFact(in LogRow row, byte[] chain, in StoredPayload payload)
    {
        if (payload.IsGone)
        {
            pending.GoneFacts.Add(row.Sequence, row.MessageId, (long)row.Kind, row.Origin.At.UtcTicks, row.Origin.Actor, row.Origin.Cause, row.Sha256, chain, (long)payload.Packing);
            return;
        }

        pending.Facts.Add(row.Sequence, row.MessageId, (long)row.Kind, row.Origin.At.UtcTicks, row.Origin.Actor, row.Origin.Cause, row.Sha256, chain, (long)payload.Packing, payload.Bytes);
        if (row.Kind == FactKind.Replied)
        {
            known.Replies[row.MessageId] = payload;
        }
    }

    public void CutFact(StoredRow row)
    {
        if (row.Payload is { } left)
        {
            pending.Cut.Add(row.Sequence, (long)row.Packing, left);
        }
        else
        {
            pending.Emptied.Add(row.Sequence, (long)row.Packing);
        }
    }

    public void AddMessage(MessageHeader message, byte[] sha256)
    {
        known.Messages[message.Id] = new KnownMessage(message) { IsNew = true };
        known.Arrivals.Put(message);
    }

    public void ChangeMessage(MessageHeader before, MessageHeader after) => known.Change(before, after);

    public void AddKey(string value, long messageId, string kind) => pending.Keys.Add(value, messageId, kind);

    public void StartAttempt(string msgId, long messageId, long sequence) => known.Attempts[msgId] = new KnownAttempt(messageId, sequence, hasEnded: false) { IsNew = true };

    public void EndAttempt(string msgId, long sequence, AttemptOutcome outcome)
    {
        if (known.Attempts.TryGetValue(msgId, out KnownAttempt? attempt) && attempt is not null)
        {
            (attempt.HasEnded, attempt.End) = (true, (sequence, outcome));
        }
        else
        {
            pending.Done.Add(msgId, sequence, (long)outcome);
        }
    }

    public void RaiseMsgId(string institution, string msgId)
    {
        if (string.CompareOrdinal(msgId, known.MsgIds.GetValueOrDefault(institution)) > 0)
        {
            known.MsgIds[institution] = msgId;
        }
    }

    public void Learn(KeyBookRow row, long sequence) => known.KeyBook[(row.Institution, row.Scope, row.Local, row.Name)] = (row.Value, sequence);

    public void Tally(string source, MessageState state, long messages) => pending.Tally.Add(source, (long)state, messages);

    public long? LiveHolder(string businessKey) => known.Holders.TryGetValue(businessKey, out long? holder)
        ? holder
        : Ask("SELECT id FROM message WHERE business_key = ?1 AND business_key IS NOT NULL AND state NOT IN (11, 12)", row => (long?)row.GetInt64(0), businessKey);

    public AttemptPlace? FindAttempt(string msgId) => known.Attempts.TryGetValue(msgId, out KnownAttempt? attempt)
        ? attempt is null ? null : new AttemptPlace(attempt.MessageId, attempt.HasEnded)
        : Ask("SELECT message, ended FROM attempt WHERE msgid = ?1", row => (AttemptPlace?)new AttemptPlace(row.GetInt64(0), !row.IsNull(1)), msgId);

    public long? SameArrival(string institution, string source, string sha256, DateTimeOffset? since)
    {
        if (known.Arrivals.TryFind(institution, source, sha256, since, out long? message))
        {
            return message;
        }

        byte[] hash = Convert.FromHexString(sha256);
        return Ask(
            "SELECT id FROM message WHERE same = ?1 AND sha256 = ?2 AND institution = ?3 AND source = ?4 AND state <> 11 AND received_at >= ?5 ORDER BY id LIMIT 1",
            row => (long?)row.GetInt64(0), MessageRow.Same(hash), hash, institution, source, since?.UtcTicks ?? 0);
    }

    /// <summary>Without a session, nothing can be said about what is on disk.</summary>
    public bool IsOfTheStore(Exception cause) => !session.IsOpen || (cause is NpgsqlException && !PostgresFaults.IsOfTheFact(cause));

    public bool MayPass(Exception cause) => !session.IsOpen || PostgresFaults.MayPass(cause);

    public bool Reopen() => session.Reopen();

    public string Told(Exception cause) => PostgresFaults.Told(cause);

    public void Dispose() => known.Clear();

    /// <summary>Brings what waits to the server, so that it can be asked.</summary>
    private void Flush(bool andCommit = false)
    {
        PutMessages();
        PutAttempts();
        foreach ((string institution, string msgId) in known.MsgIds)
        {
            pending.MsgIds.Add(institution, msgId);
        }

        foreach (((string institution, string scope, string local, string name), (string value, long sequence)) in known.KeyBook)
        {
            pending.Learned.Add(institution, scope, local, name, value, sequence);
        }

        known.MsgIds.Clear();
        known.KeyBook.Clear();
        bool isMarked = !pending.Head.IsEmpty;
        using var batch = new NpgsqlBatch(session.Connection);
        pending.MoveTo(batch);
        if (andCommit)
        {
            if (!isMarked)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgresSession.Mark));
            }

            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        }

        if (batch.BatchCommands.Count > 0)
        {
            batch.ExecuteNonQuery();
        }
    }

    private void PutMessages()
    {
        foreach (KnownMessage? message in known.Messages.Values)
        {
            if (message is { IsNew: true, Header: var it })
            {
                byte[] sha256 = Convert.FromHexString(it.Sha256);
                pending.Arrived.Add(
                    it.Id, it.Institution, it.Source, it.Listener, (long)it.State, it.ReceivedAt.UtcTicks, it.ChangedAt.UtcTicks, sha256, MessageRow.Same(sha256), it.Bytes,
                    it.Event, it.Lane?.Text, it.BusinessKey, it.MappingVersion, it.IssueCode, it.Attempts, (long)it.Kept);
                (message.IsNew, message.IsChanged) = (false, false);
            }
            else if (message is { IsChanged: true, Header: var to })
            {
                (to.State.IsLive() && to.BusinessKey is not null ? pending.Changed : pending.Ended).Add(to.Id, (long)to.State, to.ChangedAt.UtcTicks, to.Event, to.Lane?.Text, to.BusinessKey, to.MappingVersion, to.IssueCode, to.Attempts, (long)to.Kept);
                message.IsChanged = false;
            }
        }
    }

    private void PutAttempts()
    {
        foreach ((string msgId, KnownAttempt? attempt) in known.Attempts)
        {
            if (attempt is { IsNew: true })
            {
                pending.Started.Add(msgId, attempt.MessageId, attempt.Started, attempt.End is { } end ? end.Sequence : default(SqlValue), attempt.End is { } of ? (long)of.Outcome : default(SqlValue));
            }
            else if (attempt is { End: { } end })
            {
                pending.Done.Add(msgId, end.Sequence, (long)end.Outcome);
            }

            if (attempt is not null)
            {
                (attempt.IsNew, attempt.End) = (false, null);
            }
        }
    }

    private T? Ask<T>(string sql, Func<IRow, T> read, params SqlValue[] values)
    {
        Flush();
        return Rows.Rows(sql, read, values).FirstOrDefault();
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlBatch(session.Connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
        command.ExecuteNonQuery();
    }
}
