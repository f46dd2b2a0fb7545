namespace Gateway.Inbound.Streams;

/// <summary>What the front of a stream holds.</summary>
internal enum FrameStep
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

    /// <summary>More bytes without any frame than allowed. The sender frames its messages in another way, or not at all.</summary>
    NoFrame,
}
