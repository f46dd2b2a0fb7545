namespace Gateway.Host.Plugins.Fencing;

/// <summary>What became of a job on an adapter's thread.</summary>
internal enum JobEnd
{
    /// <summary>It ran to its end, or threw.</summary>
    Done,

    /// <summary>It did not end in time: nobody waits for its thread any more.</summary>
    GivenUp,

    /// <summary>All threads of the adapter were at work.</summary>
    NoThread,
}
