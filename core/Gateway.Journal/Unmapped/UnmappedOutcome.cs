namespace Gateway.Journal;

/// <summary>What became of a message because of a code that no table knew.</summary>
public enum UnmappedOutcome
{
    /// <summary>It was refused.</summary>
    Rejected = 0,

    /// <summary>It waits for a person.</summary>
    Parked = 1,

    /// <summary>It went on with the code as it was, and a warning.</summary>
    Kept = 2,
}
