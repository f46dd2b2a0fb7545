using System.Collections.Immutable;

namespace Gateway.Adapter.Hl7v2.Batches;

/// <summary>
/// The envelope of a batch (HL7 v2.5.1, 2.10.3): <c>[FHS] { [BHS] { message } [BTS] } [FTS]</c>. The same in every version.
/// </summary>
/// <param name="FileHeader">FHS; empty where there is none.</param>
/// <param name="BatchHeader">The first BHS; empty where there is none.</param>
/// <param name="Messages">From each MSH to the segment that ends it.</param>
/// <param name="Fault">What keeps the batch from being whole; null when it is.</param>
internal sealed record BatchEnvelope(ReadOnlyMemory<byte> FileHeader, ReadOnlyMemory<byte> BatchHeader, ImmutableArray<ReadOnlyMemory<byte>> Messages, Issue? Fault)
{
    private const int NameLength = 3;

    /// <summary>Reads an envelope.</summary>
    /// <returns>Null when the bytes do not begin with FHS or BHS.</returns>
    public static BatchEnvelope? Read(ReadOnlyMemory<byte> bytes)
    {
        int start = FirstSegment(bytes.Span);
        return IsNamed(bytes.Span[start..], "FHS"u8) || IsNamed(bytes.Span[start..], "BHS"u8) ? new BatchScan(bytes).Read(start) : null;
    }

    /// <summary>Where the first segment begins: behind a byte order mark and line ends.</summary>
    public static int FirstSegment(ReadOnlySpan<byte> bytes)
    {
        int start = TextLines.ByteOrderMark(bytes);
        return start + Math.Max(0, bytes[start..].IndexOfAnyExcept((byte)'\r', (byte)'\n'));
    }

    /// <summary>Whether a segment begins here with that name and a separator.</summary>
    public static bool IsNamed(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> name) =>
        segment.StartsWith(name) && (segment.Length == NameLength || !char.IsAsciiLetterOrDigit((char)segment[NameLength]));
}
