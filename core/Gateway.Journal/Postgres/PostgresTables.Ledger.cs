namespace Gateway.Journal;

/// <summary>The ledger.</summary>
internal sealed partial class PostgresTables
{
    public bool IsRefunded(string institution, string takes) => Ask(LedgerQuestions.Refunds, _ => true, institution, takes);

    public LedgerLine? FindSettled(string institution, string number) => Ask(LedgerQuestions.Settled, LedgerQuestions.Read, institution, number)?.Line;

    public bool HasFinalReply(long messageId)
    {
        if (!known.Replies.TryGetValue(messageId, out StoredPayload? payload))
        {
            payload = Ask("SELECT payload, packing FROM fact WHERE message = ?1 AND kind = 6 AND payload IS NOT NULL ORDER BY sequence DESC LIMIT 1", row => (StoredPayload?)new StoredPayload([], (Packing)row.GetInt32(1), row.GetBytes(0)), messageId);
        }

        return payload is { } reply && FactPayload.Read(FactKind.Replied, StoredPayload.Unpack(reply.Packing, reply.Bytes.ToArray())) is JournalFact.Replied { IsFinal: true };
    }

    public void AddLine(LedgerLine line, long messageId, long sequence, bool isReplied)
    {
        LedgerAmounts amounts = line.Amounts ?? default;
        pending.Lines.Add(
            line.MsgId, messageId, line.Institution, line.Day.DayNumber, line.Account, (long)line.Kind, line.Number, line.Visit, line.Person, line.Local, line.Takes,
            LedgerQuestions.Fen(amounts.Total), LedgerQuestions.Fen(amounts.Fund), LedgerQuestions.Fen(amounts.Account), LedgerQuestions.Fen(amounts.Cash), 0, isReplied ? 1 : 0, sequence);
    }

    public void VoidLine(string msgId)
    {
        Flush(); // the line may have been written in this transaction
        pending.Voided.Add(msgId);
    }

    public void MarkReplied(long messageId)
    {
        if (!pending.Lines.IsEmpty)
        {
            Flush();
        }

        pending.Replied.Add(messageId);
    }
}
