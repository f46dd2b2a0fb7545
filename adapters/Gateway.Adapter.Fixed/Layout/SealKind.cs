namespace Gateway.Adapter.Fixed.Layout;

/// <summary>What a seal says of the bytes.</summary>
internal enum SealKind
{
    /// <summary>How many there are.</summary>
    Length,

    /// <summary>Exclusive or of all of them: the longitudinal redundancy check of ISO 1155.</summary>
    Xor,

    /// <summary>Their sum, its lowest eight bits: as ASTM E1381 frames carry it.</summary>
    Sum,
}
