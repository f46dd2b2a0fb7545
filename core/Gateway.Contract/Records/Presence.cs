namespace Gateway.Contract;

/// <summary>How the sender valued a field. HL7 v2 means different things by nothing and by two quotes.</summary>
public enum Presence : byte // one per node: a byte keeps a node at 40 bytes
{
    /// <summary>Nothing was sent: leave what is known as it is.</summary>
    Absent,

    /// <summary>The sender says that there is no value any more.</summary>
    Delete,

    /// <summary>A value, or a group of values.</summary>
    Valued,
}
