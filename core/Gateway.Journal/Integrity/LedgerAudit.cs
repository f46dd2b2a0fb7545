namespace Gateway.Journal;

/// <summary>Checks the ledger against the facts that booked it.</summary>
internal sealed class LedgerAudit(IRowSource journal, FaultList faults)
{
    private long lines;

    /// <summary>Checks the lines of one message.</summary>
    public void Take(IReadOnlyList<MessageStep> steps)
    {
        for (int at = 0; at < steps.Count; at++)
        {
            if (steps[at].Fact is JournalFact.AttemptEnded { Booked: { IsDefaultOrEmpty: false } booked })
            {
                bool isReplied = (steps.Take(at).Select(step => step.Fact).OfType<JournalFact.Replied>().LastOrDefault()?.IsFinal ?? false) || steps.Skip(at).Any(step => step.Fact is JournalFact.Replied { IsFinal: true });
                foreach (LedgerLine line in booked.DistinctBy(line => line.MsgId))
                {
                    Check(steps[at], line, isReplied);
                }
            }
        }
    }

    /// <summary>After the last message.</summary>
    public void CompareTotal()
    {
        if (journal.Rows("SELECT count(*) FROM ledger", row => row.GetInt64(0)).First() != lines)
        {
            faults.Add("The ledger holds lines that no fact tells of.");
        }
    }

    private void Check(MessageStep step, LedgerLine told, bool isReplied)
    {
        (LedgerEntry Entry, long Written)? kept = journal.Rows($"SELECT {LedgerQuestions.Columns}, written FROM ledger WHERE msgid = ?1", row => ((LedgerEntry, long)?)(LedgerQuestions.Read(row), row.GetInt64(17)), told.MsgId).FirstOrDefault();
        if (kept is not { } found || found.Written != step.Sequence)
        {
            if (kept?.Written is not { } written || written > step.Sequence)
            {
                CheckLeftOut(step, told);
            }

            return;
        }

        lines++;
        if (found.Entry != new LedgerEntry(Whole(told), step.MessageId, Exists("institution = ?1 AND kind = 2 AND takes = ?2", told.Institution, told.MsgId), isReplied))
        {
            faults.Add($"The ledger's line {told.MsgId} of message {step.MessageId} is not what was booked.");
        }
    }

    /// <summary>A line is left out only where what it takes back was taken back before.</summary>
    private void CheckLeftOut(MessageStep step, LedgerLine told)
    {
        const string takenBack = "institution = ?1 AND kind = 1 AND (takes = ?2 OR takes IN (SELECT number FROM ledger WHERE msgid = ?2 AND number <> ''))";
        if (told.Kind == LedgerKind.Settled || !Exists(takenBack, told.Institution, told.Takes))
        {
            faults.Add($"The ledger's line {told.MsgId} of message {step.MessageId} is gone or was changed.");
        }
    }

    private LedgerLine Whole(LedgerLine told)
    {
        LedgerLine? original = told.Kind != LedgerKind.Refunded ? null
            : journal.Rows($"SELECT {LedgerQuestions.Columns} FROM ledger WHERE institution = ?1 AND number = ?2 AND kind = 0", LedgerQuestions.Read, told.Institution, told.Takes).FirstOrDefault()?.Line;
        LedgerLine whole = original is null ? told : told.TakenFrom(original);
        LedgerAmounts amounts = whole.Amounts ?? default;
        return whole with { Amounts = new(Cut(amounts.Total), Cut(amounts.Fund), Cut(amounts.Account), Cut(amounts.Cash)) };
    }

    private bool Exists(string condition, params SqlValue[] values) => journal.Rows($"SELECT 1 FROM ledger WHERE {condition} LIMIT 1", row => row.GetInt64(0), values).Any();

    private static decimal Cut(decimal yuan) => new decimal(LedgerQuestions.Fen(yuan)) * 0.01m;
}
