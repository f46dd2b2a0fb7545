namespace Gateway.Mapping;

/// <summary>Which way a table maps: decides what a source without prefix means and which prefixes there are.</summary>
internal enum TableKind
{
    /// <summary>Sender's record to canonical message.</summary>
    Message,

    /// <summary>Canonical message to a transaction's input.</summary>
    Platform,

    /// <summary>A transaction's output to facts and canonical answer.</summary>
    Answer,

    /// <summary>Outcome to the sender's record.</summary>
    Reply,
}
