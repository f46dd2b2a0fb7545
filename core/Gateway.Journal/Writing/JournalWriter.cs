using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>
/// Writes facts and what follows from them, inside a transaction that its caller begins and ends; the same for every engine. One thread only.
/// Every refusal is raised before the first row of a fact is written, so a refused fact leaves nothing behind.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Dictionary<(string Source, MessageState State), long> moved = [];
    private readonly OpenMessages open = new();
    private JournalHead head;
    private JournalHead committed;

    /// <summary>Where the log ends if the transaction that failed came through.</summary>
    private JournalHead attempted;

    public JournalWriter(IJournalTables tables)
    {
        Tables = tables;
        committed = head = tables.ReadHead();
    }

    /// <summary>Where it writes.</summary>
    public IJournalTables Tables { get; }

    public void Begin(IReadOnlyList<WriteRequest> batch) => Tables.Begin(batch);

    public void Commit()
    {
        foreach (((string source, MessageState state), long messages) in moved.Where(entry => entry.Value != 0))
        {
            Tables.Tally(source, state, messages);
        }

        if (head.Sequence != committed.Sequence)
        {
            Tables.SetHead(head);
        }

        Tables.Commit();
        moved.Clear();
        committed = head;
    }

    /// <summary>Goes on after a fault of the store that has passed.</summary>
    /// <returns>Whether the transaction that failed is on disk all the same.</returns>
    /// <exception cref="JournalUnusableException">The log does not end where this writer left it: somebody else has written.</exception>
    public bool Resume()
    {
        bool isWritten = Tables.Reopen();
        JournalHead expected = isWritten ? attempted : committed, there = Tables.ReadHead();
        if (there.Sequence != expected.Sequence || !there.Chain.AsSpan().SequenceEqual(expected.Chain))
        {
            throw new JournalUnusableException($"The journal ends at row {there.Sequence}, not at {expected.Sequence}: another gateway has written meanwhile, or the server lost what it had acknowledged.");
        }

        moved.Clear();
        head = committed = expected;
        return isWritten;
    }

    public void Rollback()
    {
        attempted = head;
        moved.Clear();
        open.Clear();
        head = committed;
        Tables.Rollback();
    }

    public Recorded Record(Arrival arrival, StoredPayload payload)
    {
        string hash = Convert.ToHexStringLower(payload.Sha256);
        if (Tables.SameArrival(arrival.Institution, arrival.Source, hash, arrival.SameSince) is { } earlier)
        {
            return new Recorded(earlier, WasHereBefore: true);
        }

        MessageHeader message = MessageFold.Begin(head.MessageId + 1, arrival, hash);
        Log(message.Id, FactKind.Arrived, new FactOrigin(arrival.Institution, ArrivalCause.Of(arrival), arrival.At), payload);
        Tables.AddMessage(message, payload.Sha256);
        Count(message.Source, message.State, 1);
        head = head with { MessageId = message.Id };
        open.Keep(message);
        return new Recorded(message.Id, WasHereBefore: false);
    }

    /// <summary>The same with the reply that its sender gets at once; a message that was here before has its own.</summary>
    public Recorded Record(Arrival arrival, StoredPayload payload, FactEntry reply, StoredPayload then)
    {
        Recorded recorded = Record(arrival, payload);
        if (!recorded.WasHereBefore)
        {
            Append(recorded.MessageId, reply.Fact, reply.Origin, then);
        }

        return recorded;
    }

    public void Append(long messageId, JournalFact fact, FactOrigin origin, StoredPayload payload)
    {
        MessageHeader before = Find(messageId);
        MessageHeader after = MessageFold.After(before, fact, origin);
        FactRules.Check(before, fact, Tables);
        Log(messageId, FactPayload.KindOf(fact), origin, payload);
        Change(before, after);
        Project(after, fact);
        Move(before, after);
    }

    /// <summary>Two facts, or neither; the message's row is changed once.</summary>
    public void AppendBoth(long messageId, (FactEntry Entry, StoredPayload Payload) first, (FactEntry Entry, StoredPayload Payload) then)
    {
        MessageHeader before = Find(messageId);
        MessageHeader between = MessageFold.After(before, first.Entry.Fact, first.Entry.Origin);
        MessageHeader after = MessageFold.After(between, then.Entry.Fact, then.Entry.Origin);
        FactRules.Check(before, first.Entry.Fact, Tables); // no rule looks at the second
        Log(messageId, FactPayload.KindOf(first.Entry.Fact), first.Entry.Origin, first.Payload);
        Change(before, after);
        Project(between, first.Entry.Fact);
        Log(messageId, FactPayload.KindOf(then.Entry.Fact), then.Entry.Origin, then.Payload);
        Project(after, then.Entry.Fact);
        Move(before, after);
    }

    /// <summary>Drops bytes and says so. What the cut was made from cannot have changed: facts are only added, and one writer drops.</summary>
    /// <returns>Bytes on disk that became free.</returns>
    public long Drop(long messageId, JournalFact.Dropped fact, FactOrigin origin, MessageCut cut)
    {
        MessageHeader before = Find(messageId);
        if (before.Kept >= fact.Kept)
        {
            return 0;
        }

        MessageHeader after = MessageFold.After(before, fact, origin);
        foreach (StoredRow row in cut.Rows)
        {
            Tables.CutFact(row);
        }

        Log(messageId, FactKind.Dropped, origin, StoredPayload.Of(FactPayload.Write(fact)));
        Change(before, after);
        return fact.Bytes;
    }

    /// <summary>Writes a row that another journal wrote before.</summary>
    public bool Replay(ExportedRow exported, JournalFact? fact, StoredPayload payload)
    {
        LogRow row = exported.ToLogRow();
        if (row.Sequence != head.Sequence + 1 || Convert.ToHexStringLower(FactChain.Next(head.Chain, row)) != exported.Chain)
        {
            throw new FactRefusedException($"Row {row.Sequence} does not fit the row before it: the export was changed or cut.");
        }

        MessageHeader? before = fact is null ? null : Find(row.MessageId);
        MessageHeader after = fact is null ? Begun(exported) : MessageFold.After(before!, fact, row.Origin); // a fact's message was found above
        Log(row.MessageId, row.Kind, row.Origin, payload);
        if (before is null)
        {
            Tables.AddMessage(after, row.Sha256);
            Count(after.Source, after.State, 1);
            head = head with { MessageId = row.MessageId };
            return true;
        }

        Change(before!, after); // it was found above
        Project(after, fact!);
        Move(before, after);
        return true;
    }

    public ImmutableArray<UnmappedNote> NoteUnmapped(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at) => Tables.Note(Find(messageId), codes, at);

    public long Save(BulkJob job, ImmutableArray<BulkItem> items) => Tables.Save(job, items);

    public void Dispose() => Tables.Dispose();

    private void Change(MessageHeader before, MessageHeader after)
    {
        Tables.ChangeMessage(before, after);
        open.Keep(after);
    }

    private MessageHeader Find(long messageId) => open.Find(messageId) ?? Tables.Find(messageId) ?? throw new FactRefusedException($"There is no message {messageId}.");

    private void Project(MessageHeader message, JournalFact fact)
    {
        switch (fact)
        {
            case JournalFact.Prepared prepared:
                AddKeys(message.Id, prepared);
                break;
            case JournalFact.AttemptStarted { Intent.MsgId: var msgId }:
                Tables.StartAttempt(msgId, message.Id, head.Sequence);
                Tables.RaiseMsgId(message.Institution, msgId);
                break;
            case JournalFact.AttemptEnded ended:
                Tables.EndAttempt(ended.MsgId, head.Sequence, ended.Outcome);
                Learn(ended);
                Book(message.Id, ended);
                break;
            case JournalFact.Replied { IsFinal: true }:
                Tables.MarkReplied(message.Id);
                break;
        }
    }

    private void AddKeys(long messageId, JournalFact.Prepared prepared)
    {
        if (prepared.BusinessKey is { } businessKey)
        {
            Tables.AddKey(businessKey, messageId, "business");
        }

        foreach (JournalKey key in prepared.Keys.IsDefault ? [] : prepared.Keys)
        {
            Tables.AddKey(key.Value, messageId, key.Kind);
        }
    }

    private void Learn(JournalFact.AttemptEnded ended)
    {
        foreach (KeyBookRow row in ended.Learned.IsDefault ? [] : ended.Learned)
        {
            Tables.Learn(row, head.Sequence);
        }
    }

    private void Book(long messageId, JournalFact.AttemptEnded ended)
    {
        foreach (LedgerLine line in ended.Booked.IsDefault ? [] : ended.Booked)
        {
            LedgerBooking.Write(Tables, messageId, head.Sequence, line);
        }
    }

    private void Log(long messageId, FactKind kind, FactOrigin origin, StoredPayload payload)
    {
        var row = new LogRow(head.Sequence + 1, messageId, kind, origin, payload.Sha256);
        byte[] chain = FactChain.Next(head.Chain, row);
        Tables.AddFact(row, chain, payload);
        head = head with { Sequence = row.Sequence, Chain = chain };
    }

    private static MessageHeader Begun(ExportedRow row)
    {
        var arrival = new Arrival(row.Actor, row.Source ?? "", row.Listener ?? "", row.At, default);
        return MessageFold.Begin(row.Message, arrival, row.Sha256) with { Bytes = row.Bytes ?? row.Payload?.Length ?? 0 };
    }

    private void Move(MessageHeader before, MessageHeader after)
    {
        if (after.State != before.State)
        {
            Count(before.Source, before.State, -1);
            Count(after.Source, after.State, 1);
        }
    }

    private void Count(string source, MessageState state, long messages) =>
        moved[(source, state)] = moved.GetValueOrDefault((source, state)) + messages;
}
