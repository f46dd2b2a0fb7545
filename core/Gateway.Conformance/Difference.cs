using System.Globalization;

namespace Gateway.Conformance;

/// <summary>Where two texts of bytes part.</summary>
public static class Difference
{
    private const int Around = 12;

    /// <summary>One sentence: the first byte that differs and what stands around it on either side.</summary>
    public static string Between(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> written)
    {
        int at = sent.CommonPrefixLength(written);
        return string.Create(CultureInfo.InvariantCulture, $"From byte {at} on it is otherwise: sent {Piece(sent, at)} ({sent.Length} bytes), written {Piece(written, at)} ({written.Length} bytes).");
    }

    private static string Piece(ReadOnlySpan<byte> bytes, int at) => at >= bytes.Length ? "nothing more" : Convert.ToHexString(bytes.Slice(at, Math.Min(Around, bytes.Length - at)));
}
