using Npgsql;

namespace Gateway.Journal;

/// <summary>Begins a transaction and asks, in one round trip, for everything that its requests will need.</summary>
internal sealed class PostgresLookup(PostgresSession session, PostgresKnown known)
{
    private readonly PendingRows messages = new($"SELECT {MessageRow.Columns} FROM message m WHERE m.id = ANY ($1)", SqlKind.Number);
    private readonly PendingRows arrivals = new($"SELECT {MessageRow.Columns} FROM message m WHERE m.same = ANY ($1) AND m.state <> 11 ORDER BY m.id", SqlKind.Number);
    private readonly PendingRows holders = new("SELECT business_key, id FROM message WHERE business_key = ANY ($1) AND business_key IS NOT NULL AND state NOT IN (11, 12)", SqlKind.Text);
    private readonly PendingRows attempts = new("SELECT msgid, message, started, ended FROM attempt WHERE msgid = ANY ($1)", SqlKind.Text);

    private readonly PendingRows replies = new(
        "SELECT DISTINCT ON (message) message, payload, packing FROM fact WHERE message = ANY ($1) AND kind = 6 AND payload IS NOT NULL ORDER BY message, sequence DESC", SqlKind.Number);

    public void Begin(IReadOnlyList<WriteRequest> requests)
    {
        foreach (WriteRequest request in requests)
        {
            Want(request.Subject);
        }

        List<Action<IRow>> reads = [row => session.Transaction = row.GetInt64(0)];
        session.Transaction = 0;
        using var batch = new NpgsqlBatch(session.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgresSession.Number));
        Ask(messages, row => Known(MessageRow.Read(row)));
        Ask(arrivals, row => known.Arrivals.Put(MessageRow.Read(row)));
        Ask(holders, row => known.Holders[row.GetString(0)] = row.GetInt64(1));
        Ask(attempts, row => known.Attempts[row.GetString(0)] = new KnownAttempt(row.GetInt64(1), row.GetInt64(2), !row.IsNull(3)));
        Ask(replies, row => known.Replies[row.GetInt64(0)] = new StoredPayload([], (Packing)row.GetInt32(2), row.GetBytes(1)));
        Read(batch, reads);

        void Ask(PendingRows rows, Action<IRow> read)
        {
            if (!rows.IsEmpty)
            {
                rows.MoveTo(batch);
                reads.Add(read);
            }
        }
    }

    private void Known(MessageHeader message) => known.Messages[message.Id] = new KnownMessage(message);

    private void Want(in WriteSubject subject)
    {
        if (subject.MessageId is { } id && known.Messages.TryAdd(id, null))
        {
            messages.Add(id);
        }

        if (subject.Sha256 is { } sha256)
        {
            arrivals.Add(MessageRow.Same(sha256));
            known.Arrivals.LookedUp(MessageRow.Same(sha256));
        }

        switch (subject.Fact)
        {
            case JournalFact.Prepared { BusinessKey: { } key } when known.Holders.TryAdd(key, null):
                holders.Add(key);
                break;
            case JournalFact.AttemptStarted { Intent.MsgId: var msgId }:
                WantAttempt(msgId);
                break;
            case JournalFact.AttemptEnded ended:
                WantAttempt(ended.MsgId);
                WantReply(subject.MessageId, ended);
                break;
            case JournalFact.AnsweredLate { MsgId: var msgId }:
                WantAttempt(msgId);
                break;
        }
    }

    private void WantAttempt(string msgId)
    {
        if (known.Attempts.TryAdd(msgId, null))
        {
            attempts.Add(msgId);
        }
    }

    private void WantReply(long? messageId, JournalFact.AttemptEnded ended)
    {
        if (messageId is { } id && !ended.Booked.IsDefaultOrEmpty && known.Replies.TryAdd(id, null))
        {
            replies.Add(id);
        }
    }

    private static void Read(NpgsqlBatch batch, List<Action<IRow>> reads)
    {
        using NpgsqlDataReader reader = batch.ExecuteReader(); // statements without rows, like BEGIN, are passed over
        var row = new PostgresRow(reader);
        foreach (Action<IRow> read in reads)
        {
            while (reader.Read())
            {
                read(row);
            }

            reader.NextResult();
        }
    }
}
