using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gateway.Journal;

/// <summary>
/// Writes facts and what follows from them, inside a transaction that its caller begins and ends. One thread only.
/// Every refusal is raised before the first row of a fact is written, so a refused fact leaves nothing behind.
/// </summary>
internal sealed class SqliteWriter : IFactSurroundings, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteWriterStatements sql;
    private readonly Dictionary<(string Source, MessageState State), long> moved = [];
    private JournalHead head;
    private JournalHead committed;

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        sql = new SqliteWriterStatements(connection);
        committed = head = sql.GetHead.First(JournalHead.Read);
    }

    public void Begin() => sql.Begin.Run();

    public void Commit()
    {
        foreach (((string source, MessageState state), long messages) in moved.Where(entry => entry.Value != 0))
        {
            sql.Tally.Run(source, (long)state, messages);
        }

        if (head.Sequence != committed.Sequence)
        {
            sql.SetHead.Run(head.Sequence, head.MessageId, head.Chain);
        }

        sql.Commit.Run();
        moved.Clear();
        committed = head;
    }

    public void Rollback()
    {
        moved.Clear();
        head = committed;
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            sql.Rollback.Run();
        }
    }

    public Recorded Record(Arrival arrival, byte[] sha256)
    {
        string hash = Convert.ToHexStringLower(sha256);
        if (SameArrival(arrival.Institution, arrival.Source, hash) is { } earlier)
        {
            return new Recorded(earlier, WasHereBefore: true);
        }

        MessageHeader message = MessageFold.Begin(head.MessageId + 1, arrival, hash);
        var origin = new FactOrigin(arrival.Institution, ArrivalCause.Of(arrival), arrival.At);
        Log(message.Id, FactKind.Arrived, origin, arrival.Bytes, sha256);
        sql.InsertMessage.Run(message.Id, message.Institution, message.Source, message.Listener, (long)message.State, message.ReceivedAt.UtcTicks, sha256, MessageRow.Same(sha256), (long)message.Bytes);
        Count(message.Source, message.State, 1);
        head = head with { MessageId = message.Id };
        return new Recorded(message.Id, WasHereBefore: false);
    }

    public void Append(long messageId, JournalFact fact, FactOrigin origin, byte[] payload, byte[] sha256)
    {
        MessageHeader before = Find(messageId) ?? throw new FactRefusedException($"There is no message {messageId}.");
        MessageHeader after = MessageFold.After(before, fact, origin);
        FactRules.Check(before, fact, this);
        Log(messageId, FactPayload.KindOf(fact), origin, payload, sha256);
        sql.UpdateMessage.Run(messageId, (long)after.State, after.ChangedAt.UtcTicks, after.Event, after.Lane?.Text, after.BusinessKey, after.MappingVersion, after.IssueCode, (long)after.Attempts);
        Project(after, fact);
        if (after.State != before.State)
        {
            Count(before.Source, before.State, -1);
            Count(after.Source, after.State, 1);
        }
    }

    public ImmutableArray<UnmappedNote> NoteUnmapped(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at)
    {
        MessageHeader message = Find(messageId) ?? throw new FactRefusedException($"There is no message {messageId}.");
        return [.. codes.Where(code => SqliteUnmapped.Note(sql, message, code, at))];
    }

    public long? LiveHolder(string businessKey) => sql.LiveHolder.Ask(businessKey);

    public AttemptPlace? FindAttempt(string msgId) => sql.FindAttempt.First<AttemptPlace?>(row => new AttemptPlace(row.GetInt64(0), !row.IsNull(1)), msgId);

    public long? SameArrival(string institution, string source, string sha256)
    {
        byte[] hash = Convert.FromHexString(sha256);
        return sql.SameArrival.Ask(MessageRow.Same(hash), hash, institution, source);
    }

    public void Dispose() => sql.Dispose();

    private void Project(MessageHeader message, JournalFact fact)
    {
        switch (fact)
        {
            case JournalFact.Prepared prepared:
                AddKeys(message.Id, prepared);
                break;
            case JournalFact.AttemptStarted { Intent.MsgId: var msgId }:
                sql.StartAttempt.Run(msgId, message.Id, head.Sequence);
                sql.RaiseMsgId.Run(message.Institution, msgId);
                break;
            case JournalFact.AttemptEnded ended:
                sql.EndAttempt.Run(ended.MsgId, head.Sequence, (long)ended.Outcome);
                Learn(ended);
                Book(message.Id, ended);
                break;
            case JournalFact.Replied { IsFinal: true }:
                sql.MarkReplied.Run(message.Id);
                break;
        }
    }

    private void AddKeys(long messageId, JournalFact.Prepared prepared)
    {
        if (prepared.BusinessKey is { } businessKey)
        {
            sql.AddKey.Run(businessKey, messageId, "business");
        }

        foreach (JournalKey key in prepared.Keys.IsDefault ? [] : prepared.Keys)
        {
            sql.AddKey.Run(key.Value, messageId, key.Kind);
        }
    }

    private void Learn(JournalFact.AttemptEnded ended)
    {
        foreach (KeyBookRow row in ended.Learned.IsDefault ? [] : ended.Learned)
        {
            sql.Learn.Run(row.Institution, row.Scope, row.Local, row.Name, row.Value, head.Sequence);
        }
    }

    private void Book(long messageId, JournalFact.AttemptEnded ended)
    {
        foreach (LedgerLine line in ended.Booked.IsDefault ? [] : ended.Booked)
        {
            SqliteLedger.Write(sql, messageId, head.Sequence, line);
        }
    }

    private void Log(long messageId, FactKind kind, FactOrigin origin, ReadOnlyMemory<byte> payload, byte[] sha256)
    {
        var row = new LogRow(head.Sequence + 1, messageId, kind, origin, sha256);
        byte[] chain = FactChain.Next(head.Chain, row);
        sql.InsertFact.Run(row.Sequence, messageId, (long)kind, origin.At.UtcTicks, origin.Actor, origin.Cause, sha256, chain, payload);
        head = head with { Sequence = row.Sequence, Chain = chain };
    }

    private void Count(string source, MessageState state, long messages) =>
        moved[(source, state)] = moved.GetValueOrDefault((source, state)) + messages;

    private MessageHeader? Find(long messageId) => sql.FindMessage.First(MessageRow.Read, messageId);
}
