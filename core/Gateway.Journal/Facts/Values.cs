namespace Gateway.Journal;

/// <summary>What stays in order together: destination, institution and a scope such as a visit.</summary>
/// <param name="Text">For example <c>nhsa/H99999900001/visit/MZ1</c>. Holds no person's number in the clear: persons enter hashed.</param>
public readonly record struct LaneKey(string Text);

/// <summary>One way to find a message: <c>visit</c>, <c>invoice</c>, <c>person</c> (hashed), <c>wire-id</c>.</summary>
public readonly record struct JournalKey(string Kind, string Value);

/// <summary>One line of the key book: what an institution calls something and what the platform calls it.</summary>
/// <param name="Institution">Twelve characters.</param>
/// <param name="Scope">What the local number names: <c>visit</c>, <c>invoice</c>, <c>person</c>.</param>
/// <param name="Local">The institution's number (a person's is hashed).</param>
/// <param name="Name">The platform's field: <c>mdtrt_id</c>, <c>setl_id</c>, <c>psn_no</c>, <c>insuplc_admdvs</c>.</param>
/// <param name="Value">The platform's number.</param>
public readonly record struct KeyBookRow(string Institution, string Scope, string Local, string Name, string Value);

/// <summary>What is about to be sent.</summary>
/// <param name="MsgId">Never used before and never again.</param>
/// <param name="Step">The plan's step, e.g. <c>settle</c>, with a batch number where there are several: <c>charges#2</c>.</param>
/// <param name="Purpose">Why it is sent.</param>
/// <param name="Transaction">For example <c>2207</c>.</param>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="At">When the intent was written.</param>
/// <param name="Bytes">Exactly what will leave.</param>
public sealed record AttemptIntent(string MsgId, string Step, AttemptPurpose Purpose, string Transaction, string Destination, DateTimeOffset At, ReadOnlyMemory<byte> Bytes);

/// <summary>Why an attempt is made.</summary>
public enum AttemptPurpose
{
    /// <summary>To do the plan's step.</summary>
    Do,

    /// <summary>To learn what became of an attempt whose outcome is unknown.</summary>
    Ask,

    /// <summary>To take back an attempt whose outcome is unknown (冲正 2601).</summary>
    Reverse,

    /// <summary>To take back a step that was done, because a later one was refused.</summary>
    Undo,
}

/// <summary>What one attempt came to.</summary>
public enum AttemptOutcome
{
    /// <summary>The platform did it.</summary>
    Accepted,

    /// <summary>The platform answered that it did not.</summary>
    Refused,

    /// <summary>It certainly did not act: no byte left, or it takes nothing now. Try later.</summary>
    NotSent,

    /// <summary>It may or may not have acted.</summary>
    Unknown,
}

/// <summary>Where the time of an attempt went.</summary>
public readonly record struct AttemptTiming(TimeSpan Connect, TimeSpan Send, TimeSpan Wait);

/// <summary>How a person lets a parked message go on.</summary>
public enum ReleaseHow
{
    /// <summary>As its plan says.</summary>
    GoOn,

    /// <summary>Ask the platform once what became of the unknown attempt; park again if that does not tell.</summary>
    Ask,

    /// <summary>Take the unknown attempt back by its msgid, confirm that, then as the plan says.</summary>
    Reverse,

    /// <summary>What the platform showed under the number that the person names is the unknown attempt's: it was done.</summary>
    Adopt,

    /// <summary>The person has made sure that nothing of the unknown attempt is live: it was not done, the message ends as refused.</summary>
    GiveUp,
}
