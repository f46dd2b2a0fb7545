namespace Gateway.Adapter.Delimited.Layout;

/// <summary>The buffer of a fixed length that a caller hands over: what is written fills it up, what is read ends before its filling.</summary>
internal sealed record BufferLayout
{
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>Bytes in all.</summary>
    public int Length { get; init; }

    /// <summary>Stands between the text and the end.</summary>
    public BufferFill Fill { get; init; }

    /// <summary>The last byte of all; null for one like the others.</summary>
    public BufferFill? LastByte { get; init; }

    /// <summary>Bytes that the text may have.</summary>
    public int Room => LastByte is null ? Length : Length - 1;

    /// <summary>Where the text ends.</summary>
    public static int EndOf(ReadOnlySpan<byte> message) => message.TrimEnd("\0 "u8).Length;

    /// <summary>The buffer with a text in it.</summary>
    /// <param name="text">At most <see cref="Room"/> bytes.</param>
    public byte[] Filled(ReadOnlySpan<byte> text)
    {
        byte[] filled = new byte[Length];
        filled.AsSpan().Fill(ByteOf(Fill));
        filled[^1] = ByteOf(LastByte ?? Fill);
        text.CopyTo(filled);
        return filled;
    }

    public IEnumerable<Issue> Faults(string member)
    {
        if (Length is < 1 or > Longest)
        {
            yield return LayoutReader.Wrong($"{member}.length", $"Expected 1 to {Longest} bytes.");
        }
    }

    private static byte ByteOf(BufferFill fill) => fill == BufferFill.Space ? (byte)' ' : (byte)0;
}
