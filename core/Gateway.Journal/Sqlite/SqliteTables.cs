using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>The journal's tables in its file: each call is one prepared statement.</summary>
internal sealed class SqliteTables(SqliteConnection connection) : IJournalTables
{
    private readonly SqliteWriterStatements sql = new(connection);

    public JournalHead ReadHead() => sql.GetHead.First(JournalHead.Read);

    public void Begin(IReadOnlyList<WriteRequest> batch) => sql.Begin.Run();

    public void Commit() => sql.Commit.Run();

    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            sql.Rollback.Run();
        }
    }

    public void SetHead(in JournalHead head) => sql.SetHead.Run(head.Sequence, head.MessageId, head.Chain);

    public MessageHeader? Find(long messageId) => sql.FindMessage.First(MessageRow.Read, messageId);

    public void AddFact(in LogRow row, byte[] chain, in StoredPayload payload) =>
        sql.InsertFact.Run(row.Sequence, row.MessageId, (long)row.Kind, row.Origin.At.UtcTicks, row.Origin.Actor, row.Origin.Cause, row.Sha256, chain, (long)payload.Packing, payload.IsGone ? default(SqlValue) : payload.Bytes);

    public void CutFact(StoredRow row) => sql.CutFact.Run(row.Sequence, (long)row.Packing, row.Payload is null ? default(SqlValue) : row.Payload);

    public void AddMessage(MessageHeader message, byte[] sha256) =>
        sql.InsertMessage.Run(message.Id, message.Institution, message.Source, message.Listener, (long)message.State, message.ReceivedAt.UtcTicks, sha256, MessageRow.Same(sha256), (long)message.Bytes);

    /// <summary>Names only what changes: a column that is named costs its indexes an entry taken out and put in, even with the value that it had. Most facts change two columns without an index.</summary>
    public void ChangeMessage(MessageHeader before, MessageHeader after)
    {
        if (after == before with { ChangedAt = after.ChangedAt, Attempts = after.Attempts })
        {
            sql.TouchMessage.Run(after.Id, after.ChangedAt.UtcTicks, (long)after.Attempts);
        }
        else if (after == before with { ChangedAt = after.ChangedAt, Attempts = after.Attempts, State = after.State })
        {
            sql.MoveMessage.Run(after.Id, after.ChangedAt.UtcTicks, (long)after.Attempts, (long)after.State);
        }
        else
        {
            sql.UpdateMessage.Run(
                after.Id, (long)after.State, after.ChangedAt.UtcTicks, after.Event, after.Lane?.Text, after.BusinessKey, after.MappingVersion, after.IssueCode, (long)after.Attempts, (long)after.Kept);
        }
    }

    public void AddKey(string value, long messageId, string kind) => sql.AddKey.Run(value, messageId, kind);

    public void StartAttempt(string msgId, long messageId, long sequence) => sql.StartAttempt.Run(msgId, messageId, sequence);

    public void EndAttempt(string msgId, long sequence, AttemptOutcome outcome) => sql.EndAttempt.Run(msgId, sequence, (long)outcome);

    public void RaiseMsgId(string institution, string msgId) => sql.RaiseMsgId.Run(institution, msgId);

    public void Learn(KeyBookRow row, long sequence) => sql.Learn.Run(row.Institution, row.Scope, row.Local, row.Name, row.Value, sequence);

    public void Tally(string source, MessageState state, long messages) => sql.Tally.Run(source, (long)state, messages);

    public ImmutableArray<UnmappedNote> Note(MessageHeader message, ImmutableArray<UnmappedNote> codes, DateTimeOffset at) => [.. codes.Where(code => Note(message, code, at))];

    public long? LiveHolder(string businessKey) => sql.LiveHolder.Ask(businessKey);

    public AttemptPlace? FindAttempt(string msgId) => sql.FindAttempt.First<AttemptPlace?>(row => new AttemptPlace(row.GetInt64(0), !row.IsNull(1)), msgId);

    public long? SameArrival(string institution, string source, string sha256, DateTimeOffset? since)
    {
        byte[] hash = Convert.FromHexString(sha256);
        return sql.SameArrival.Ask(MessageRow.Same(hash), hash, institution, source, since?.UtcTicks ?? 0);
    }

    public bool IsRefunded(string institution, string takes) => sql.FindRefund.Ask(institution, takes) is not null;

    public LedgerLine? FindSettled(string institution, string number) => sql.FindLine.First(LedgerQuestions.Read, institution, number)?.Line;

    public bool HasFinalReply(long messageId) => sql.FindFinalReply.First(row => FactPayload.Read(FactKind.Replied, StoredPayload.Unpack((Packing)row.GetInt32(1), row.GetBytes(0))) is JournalFact.Replied { IsFinal: true }, messageId, (long)FactKind.Replied);

    public void AddLine(LedgerLine line, long messageId, long sequence, bool isReplied)
    {
        LedgerAmounts amounts = line.Amounts ?? default;
        sql.AddLine.Run(
            line.MsgId, messageId, line.Institution, line.Day.DayNumber, line.Account, (long)line.Kind, line.Number, line.Visit, line.Person, line.Local, line.Takes,
            LedgerQuestions.Fen(amounts.Total), LedgerQuestions.Fen(amounts.Fund), LedgerQuestions.Fen(amounts.Account), LedgerQuestions.Fen(amounts.Cash), isReplied ? 1 : 0, sequence);
    }

    public void VoidLine(string msgId) => sql.VoidLine.Run(msgId);

    public void MarkReplied(long messageId) => sql.MarkReplied.Run(messageId);

    public long Save(BulkJob job, ImmutableArray<BulkItem> items)
    {
        long id = job.Id == 0 ? sql.NextJob.Ask() ?? 1 : job.Id;
        sql.SaveJob.Run(JobQuestions.ValuesOf(job with { Id = id }));
        foreach (BulkItem item in items)
        {
            sql.SaveJobItem.Run(JobQuestions.ValuesOf(item with { JobId = id }));
        }

        return id;
    }

    public void Put(BesideTable table, SqlValue[] row)
    {
        using var put = new SqliteStatement(connection, $"INSERT INTO {table.Name} ({table.Names}) VALUES ({table.Places})");
        put.Run(row);
    }

    public bool IsOfTheStore(Exception cause) =>
        cause is SqliteException { SqliteErrorCode: not (SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG or SQLitePCL.raw.SQLITE_MISMATCH or SQLitePCL.raw.SQLITE_RANGE) };

    /// <summary>A file that cannot be written is a matter for a person.</summary>
    public bool MayPass(Exception cause) => false;

    public bool Reopen() => throw new NotSupportedException("A file is not opened again: the gateway is started again.");

    public string Told(Exception cause) => cause is SqliteException store ? SqliteFile.Cause(store) : cause.Message;

    public void Dispose() => sql.Dispose();

    /// <summary>Notes one code of one message.</summary>
    /// <returns>Whether it counted: these bytes had not brought the code before.</returns>
    private bool Note(MessageHeader message, UnmappedNote note, DateTimeOffset at)
    {
        (string institution, long same, long direction) = (message.Institution, MessageRow.Same(Convert.FromHexString(message.Sha256)), note.IsBack ? 1 : 0);
        sql.AddUnmapped.Run(institution, note.Source, note.Concept, note.Code, direction, note.Version, note.Display, (long)note.Action, note.TableRow, UnmappedQuestions.Day(note.ServiceDate), at.UtcTicks, message.Id);
        long line = sql.FindUnmapped.Ask(institution, note.Source, note.Concept, note.Code, direction) ?? throw new InvalidOperationException("The line was written a moment ago.");
        bool counts = sql.FindUnmappedMessage.Ask(line, same) is null;
        sql.SetUnmappedMessage.Run(line, same, message.Id);
        sql.CountUnmapped.Run(line, counts ? 1 : 0);
        return counts;
    }
}
