namespace Gateway.Journal;

/// <summary>What the transaction knows without asking the server: what was looked up for it, and what it has changed since.</summary>
internal sealed class PostgresKnown
{
    /// <summary>By number; null where there is no such message.</summary>
    public Dictionary<long, KnownMessage?> Messages { get; } = [];

    /// <summary>The live message of a business key; null where it is free.</summary>
    public Dictionary<string, long?> Holders { get; } = new(StringComparer.Ordinal);

    /// <summary>By msgid; null where it was never used.</summary>
    public Dictionary<string, KnownAttempt?> Attempts { get; } = new(StringComparer.Ordinal);

    /// <summary>A message's last reply; null where it has none.</summary>
    public Dictionary<long, StoredPayload?> Replies { get; } = [];

    /// <summary>The highest msgid given in this transaction.</summary>
    public Dictionary<string, string> MsgIds { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Institution, string Scope, string Local, string Name), (string Value, long Sequence)> KeyBook { get; } = [];

    /// <summary>Messages by their bytes.</summary>
    public PostgresArrivals Arrivals { get; } = new();

    /// <summary>Follows a message to its new header.</summary>
    public void Change(MessageHeader from, MessageHeader message)
    {
        KnownMessage known = Messages.GetValueOrDefault(message.Id) ?? (Messages[message.Id] = new KnownMessage(from));
        if (known.Header.BusinessKey is { } before && Holders.GetValueOrDefault(before) == message.Id)
        {
            Holders[before] = null;
        }

        if (message.BusinessKey is { } key && message.State.IsLive())
        {
            Holders[key] = message.Id;
        }

        Arrivals.Put(message);
        (known.Header, known.IsChanged) = (message, true);
    }

    public void Clear()
    {
        Arrivals.Clear();
        Messages.Clear();
        Holders.Clear();
        Attempts.Clear();
        Replies.Clear();
        MsgIds.Clear();
        KeyBook.Clear();
    }
}

/// <summary>A message and what has not reached the server yet.</summary>
internal sealed class KnownMessage(MessageHeader header)
{
    public MessageHeader Header { get; set; } = header;

    public bool IsNew { get; set; }

    public bool IsChanged { get; set; }
}

/// <summary>An attempt and what has not reached the server yet.</summary>
internal sealed class KnownAttempt(long messageId, long started, bool hasEnded)
{
    public long MessageId { get; } = messageId;

    public long Started { get; } = started;

    public bool HasEnded { get; set; } = hasEnded;

    public bool IsNew { get; set; }

    /// <summary>The outcome of this transaction; null where there is none.</summary>
    public (long Sequence, AttemptOutcome Outcome)? End { get; set; }
}
