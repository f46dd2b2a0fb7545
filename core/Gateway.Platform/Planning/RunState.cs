namespace Gateway.Platform;

/// <summary>Where a transaction of a plan stands.</summary>
internal enum RunState
{
    /// <summary>Not done, as far as is known for certain.</summary>
    Open,

    /// <summary>It may have been done.</summary>
    Doubtful,

    /// <summary>Refused, but an earlier attempt of ours may have been done and be the reason.</summary>
    Suspect,

    Done,

    Refused,
}
