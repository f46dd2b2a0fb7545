namespace Gateway.Journal;

/// <summary>What a row of the log is. The numbers are on disk and are never given a new meaning.</summary>
internal enum FactKind
{
    /// <summary>J1: the payload is the sender's bytes; actor is the institution, cause says source and listener.</summary>
    Arrived = 0,
    Prepared = 1,
    Rejected = 2,
    AttemptStarted = 3,
    AttemptEnded = 4,
    Finished = 5,
    Replied = 6,
    Parked = 7,
    Released = 8,
    AnsweredLate = 9,
    Dropped = 10,
    Skipped = 11,
    KeyLapsed = 12,
}
