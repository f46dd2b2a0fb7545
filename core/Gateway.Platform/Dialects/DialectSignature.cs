using System.Globalization;

namespace Gateway.Platform;

/// <summary>How signatures are written.</summary>
public sealed record DialectSignature
{
    /// <summary>Of hexadecimal digits.</summary>
    public LetterCase Case { get; init; } = LetterCase.Lower;

    /// <summary>Of timestamps.</summary>
    public TimestampUnit TimestampUnit { get; init; } = TimestampUnit.Seconds;

    /// <summary>Which bytes are signed where the body is part of the signature. Default: exactly those that leave.</summary>
    public SignedBytes Over { get; init; } = SignedBytes.Body;

    internal string Timestamp(DateTimeOffset at) =>
        (TimestampUnit == TimestampUnit.Seconds ? at.ToUnixTimeSeconds() : at.ToUnixTimeMilliseconds()).ToString(CultureInfo.InvariantCulture);

    internal string Hex(ReadOnlySpan<byte> bytes) => Case == LetterCase.Lower ? Convert.ToHexStringLower(bytes) : Convert.ToHexString(bytes);
}

public enum LetterCase
{
    Lower,
    Upper,
}

public enum TimestampUnit
{
    Seconds,
    Milliseconds,
}

/// <summary>Which bytes of the body a signature is made over.</summary>
public enum SignedBytes
{
    /// <summary>As they leave.</summary>
    Body,

    /// <summary>The same text in GB18030, as one vendor's card library computes it.</summary>
    Gb18030,
}
