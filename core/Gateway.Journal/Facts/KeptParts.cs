namespace Gateway.Journal;

/// <summary>What is still there of a message's bytes. Headers, keys, hashes and the chain always stay. The numbers are on disk.</summary>
public enum KeptParts
{
    /// <summary>All of them.</summary>
    Everything = 0,

    /// <summary>Only the replies, so that the same message again gets the same answer.</summary>
    Replies = 1,

    /// <summary>None.</summary>
    Heads = 2,
}
