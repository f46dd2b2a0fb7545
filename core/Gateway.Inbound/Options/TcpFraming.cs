namespace Gateway.Inbound;

/// <summary>How a plain TCP stream tells where a message ends.</summary>
public enum TcpFraming
{
    /// <summary>Decimal digits before it: <c>0042</c> and 42 bytes.</summary>
    LengthDigits,

    /// <summary>A binary number before it.</summary>
    LengthBinary,

    /// <summary>Bytes behind it.</summary>
    Terminator,
}
