namespace Gateway.Journal;

/// <summary>What a fact must be checked against besides its own message.</summary>
internal interface IFactSurroundings
{
    /// <summary>The live message that holds a business key; null when it is free.</summary>
    long? LiveHolder(string businessKey);

    /// <summary>The attempt that has a msgid; null when it was never used.</summary>
    AttemptPlace? FindAttempt(string msgId);

    /// <summary>A message of the same institution, source and bytes that was not refused; null when there is none.</summary>
    /// <param name="since">Only one that came at this moment or later; null for any.</param>
    long? SameArrival(string institution, string source, string sha256, DateTimeOffset? since);
}

/// <summary>Whose attempt it is and whether its outcome is written.</summary>
internal readonly record struct AttemptPlace(long MessageId, bool HasEnded);

/// <summary>The rules that look beyond one message: one live message per business key, one attempt per msgid, one outcome per attempt.</summary>
internal static class FactRules
{
    /// <summary>Refuses a fact that stands against another one.</summary>
    /// <exception cref="FactRefusedException">The msgid was used, the attempt never began or has ended, a late answer belongs to none that has, or the same bytes are live under another number.</exception>
    /// <exception cref="BusinessKeyTakenException">Another message with the business key is live.</exception>
    public static void Check(MessageHeader header, JournalFact fact, IFactSurroundings surroundings)
    {
        switch (fact)
        {
            case JournalFact.Prepared { BusinessKey: { } key } when surroundings.LiveHolder(key) is { } holder:
                throw new BusinessKeyTakenException(holder);
            case JournalFact.AttemptStarted started when surroundings.FindAttempt(started.Intent.MsgId) is { } other:
                throw new FactRefusedException($"The msgid {started.Intent.MsgId} was used by message {other.MessageId}: take the next one.");
            case JournalFact.AttemptEnded ended:
                CheckEnd(header, ended, surroundings.FindAttempt(ended.MsgId));
                break;
            case JournalFact.AnsweredLate late when surroundings.FindAttempt(late.MsgId) is not { HasEnded: true } attempt || attempt.MessageId != header.Id:
                throw new FactRefusedException($"Message {header.Id} has no attempt {late.MsgId} that was given up: only such an answer is late.");
            case JournalFact.Dropped:
                throw new FactRefusedException("Bytes are dropped by the journal's keeping alone, which writes this fact itself.");
            case JournalFact.Released when header.State is MessageState.Refused && surroundings.SameArrival(header.Institution, header.Source, header.Sha256, null) is { } same:
                throw new FactRefusedException($"Message {same} has the same bytes and was not refused: go on with that one.");
        }
    }

    /// <summary>The second of two facts that are added together is one for which no rule looks beyond its message.</summary>
    /// <exception cref="ArgumentException">It is of another kind.</exception>
    public static void CheckSecond(JournalFact fact, string parameterName)
    {
        if (fact is not (JournalFact.Replied or JournalFact.Finished or JournalFact.Parked))
        {
            throw new ArgumentException($"A fact {fact.GetType().Name} is added by itself.", parameterName);
        }
    }

    private static void CheckEnd(MessageHeader header, JournalFact.AttemptEnded ended, AttemptPlace? place)
    {
        if (place is not { } attempt || attempt.MessageId != header.Id)
        {
            throw new FactRefusedException($"Message {header.Id} has no attempt {ended.MsgId}: write its intent first.");
        }

        if (attempt.HasEnded)
        {
            throw new FactRefusedException($"The attempt {ended.MsgId} already has its outcome: an outcome is written once.");
        }
    }
}
