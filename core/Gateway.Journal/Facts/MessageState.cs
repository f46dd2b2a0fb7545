namespace Gateway.Journal;

/// <summary>Where a message is. Every message is in exactly one state.</summary>
public enum MessageState
{
    /// <summary>J1 is on disk; steps 3 to 7 have not ended.</summary>
    Received = 0,

    /// <summary>J2 is on disk; its lane works on it or will.</summary>
    Prepared = 1,

    /// <summary>A person has to decide.</summary>
    Parked = 2,

    /// <summary>The platform has accepted it. Final.</summary>
    Accepted = 10,

    /// <summary>We or the platform refused it; nothing of it is live. Final.</summary>
    Refused = 11,

    /// <summary>It was done and undone. Final.</summary>
    Reversed = 12,

    /// <summary>A person ended it, or sent a corrected one in its stead; nothing of it is live. Final.</summary>
    Skipped = 13,
}
