using System.ComponentModel.DataAnnotations;

namespace Gateway.Inbound;

/// <summary>One plain TCP port: old front-end programs and analysers that tell a message's end by a length before it or by bytes behind it.</summary>
public sealed class TcpListenerOptions : StreamListenerOptions
{
    /// <summary>How a message's end is told. Default: so many decimal digits before it say how many bytes follow.</summary>
    public TcpFraming Framing { get; set; } = TcpFraming.LengthDigits;

    /// <summary>Bytes of the length: 1 to 9 digits, or 1, 2 or 4 bytes of a binary one. Default 4.</summary>
    [Range(1, 9)]
    public int LengthSize { get; set; } = 4;

    /// <summary>Whether the length counts its own bytes too. Default no.</summary>
    public bool LengthCountsItself { get; set; }

    /// <summary>Whether a binary length has its low byte first, as programs on Windows write it. Default no.</summary>
    public bool LittleEndian { get; set; }

    /// <summary>For <see cref="TcpFraming.Terminator"/>: the bytes behind a message, hexadecimal, 1 to 8 of them: <c>03</c>, <c>0D0A</c>. They belong to the message only where <see cref="KeepTerminator"/> says so.</summary>
    [RegularExpression("^([0-9A-Fa-f]{2}){1,8}$")]
    public string Terminator { get; set; } = "0D0A";

    /// <summary>Whether the source wants to see the terminator as the message's last bytes; replies then bring their own. Default no.</summary>
    public bool KeepTerminator { get; set; }
}
