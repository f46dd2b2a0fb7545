namespace Gateway.Journal;

/// <summary>
/// Checks what is written beside the log: attempts, keys, key book, ledger, last msgids. Each fact names the rows that follow from it; as every row may be named by one fact
/// only, equal numbers of rows and of names say that there is none too many.
/// </summary>
internal sealed class BookAudit(IRowSource journal, FaultList faults)
{
    private readonly Dictionary<string, string> lastMsgIds = new(StringComparer.Ordinal);
    private readonly LedgerAudit ledger = new(journal, faults);
    private long messages;
    private long attempts;
    private long keys;
    private long learned;

    /// <summary>Checks the rows of one message.</summary>
    public void Take(IReadOnlyList<MessageStep> steps, string institution)
    {
        messages++;
        Dictionary<string, (long Started, long? Ended, long? Outcome)> made = new(StringComparer.Ordinal);
        foreach (MessageStep step in steps)
        {
            switch (step.Fact)
            {
                case JournalFact.Prepared prepared:
                    CheckKeys(step.MessageId, prepared);
                    break;
                case JournalFact.AttemptStarted { Intent.MsgId: var msgId }:
                    made[msgId] = (step.Sequence, null, null);
                    Raise(institution, msgId);
                    break;
                case JournalFact.AttemptEnded ended:
                    made[ended.MsgId] = (made.GetValueOrDefault(ended.MsgId).Started, step.Sequence, (long)ended.Outcome);
                    CheckLearned(step, ended);
                    break;
            }
        }

        CheckAttempts(steps[0].MessageId, made);
        ledger.Take(steps);
    }

    /// <summary>After the last message: nothing is there that no fact tells of.</summary>
    public void CompareTotals()
    {
        Compare("message", messages, "The journal holds messages that no fact tells of.");
        Compare("attempt", attempts, "The journal holds attempts that no fact tells of.");
        Compare("key", keys, "The journal holds keys of messages that no fact tells of.");
        Compare("key_book", learned, "The key book holds numbers that no fact tells of, or lacks some.");
        ledger.CompareTotal();
        Dictionary<string, string> kept = journal.Rows("SELECT institution, msgid FROM last_msgid", row => (row.GetString(0), row.GetString(1))).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        if (kept.Count != lastMsgIds.Count || lastMsgIds.Any(one => kept.GetValueOrDefault(one.Key) != one.Value))
        {
            faults.Add("The last msgid of an institution is not the highest that its messages used.");
        }
    }

    private void Compare(string table, long expected, string sentence)
    {
        if (journal.Rows($"SELECT count(*) FROM {table}", row => row.GetInt64(0)).First() != expected)
        {
            faults.Add(sentence);
        }
    }

    private void CheckKeys(long id, JournalFact.Prepared prepared)
    {
        HashSet<(string Kind, string Value)> told = [.. prepared.Keys.Select(key => (key.Kind, key.Value))];
        if (prepared.BusinessKey is { } business)
        {
            told.Add(("business", business));
        }

        keys += told.Count;
        foreach ((string kind, string value) in told)
        {
            if (!journal.Rows("SELECT 1 FROM key WHERE value = ?1 AND message = ?2 AND kind = ?3", row => row.GetInt64(0), value, id, kind).Any())
            {
                faults.Add($"A {kind} key of message {id} is gone or was changed.");
            }
        }
    }

    private void CheckAttempts(long id, Dictionary<string, (long Started, long? Ended, long? Outcome)> made)
    {
        attempts += made.Count;
        foreach ((string msgId, (long, long?, long?) told) in made)
        {
            (long, (long, long?, long?))? kept = journal.Rows(
                "SELECT message, started, ended, outcome FROM attempt WHERE msgid = ?1",
                row => ((long, (long, long?, long?))?)(row.GetInt64(0), (row.GetInt64(1), row.IsNull(2) ? null : row.GetInt64(2), row.IsNull(3) ? null : row.GetInt64(3))), msgId).FirstOrDefault();
            if (kept != (id, told))
            {
                faults.Add($"The attempt {msgId} of message {id} does not follow from its facts.");
            }
        }
    }

    /// <summary>A number is as the last fact that taught it says; an earlier fact is outlived.</summary>
    private void CheckLearned(MessageStep step, JournalFact.AttemptEnded ended)
    {
        foreach (KeyBookRow told in ended.Learned.GroupBy(row => (row.Institution, row.Scope, row.Local, row.Name)).Select(same => same.Last()))
        {
            (string Value, long Learned)? kept = journal.Rows(
                "SELECT value, learned FROM key_book WHERE institution = ?1 AND scope = ?2 AND local = ?3 AND name = ?4",
                row => ((string, long)?)(row.GetString(0), row.GetInt64(1)), told.Institution, told.Scope, told.Local, told.Name).FirstOrDefault();
            bool isLast = kept?.Learned == step.Sequence;
            learned += isLast ? 1 : 0;
            if (kept is null || kept.Value.Learned < step.Sequence || (isLast && kept.Value.Value != told.Value))
            {
                faults.Add($"The key book's {told.Name} that message {step.MessageId} learned is gone or was changed.");
            }
        }
    }

    private void Raise(string institution, string msgId)
    {
        if (string.CompareOrdinal(msgId, lastMsgIds.GetValueOrDefault(institution)) > 0)
        {
            lastMsgIds[institution] = msgId;
        }
    }
}
