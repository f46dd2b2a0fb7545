namespace Gateway.Inbound.Mllp;

/// <summary>What the front of a stream holds.</summary>
internal enum MllpStep
{
    /// <summary>Nothing whole yet.</summary>
    NeedMore,

    /// <summary>One frame's content.</summary>
    Frame,

    /// <summary>Bytes before a frame that belong to none.</summary>
    Junk,

    /// <summary>A frame that was cut off by the start of the next.</summary>
    Broken,

    /// <summary>A frame longer than allowed: its first bytes. The stream cannot be followed any further.</summary>
    TooLong,

    /// <summary>More bytes without any frame than allowed. The sender does not speak MLLP.</summary>
    NoFrame,
}
