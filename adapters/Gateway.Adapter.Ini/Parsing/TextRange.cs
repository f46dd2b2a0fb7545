namespace Gateway.Adapter.Ini.Parsing;

/// <summary>A stretch of the message's bytes.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Without spaces and tabs around it.</summary>
    public TextRange Trimmed(ReadOnlySpan<byte> shape)
    {
        ReadOnlySpan<byte> all = shape.Slice(Start, Length);
        int lead = all.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return lead < 0 ? new TextRange(Start, 0) : new TextRange(Start + lead, all.LastIndexOfAnyExcept((byte)' ', (byte)'\t') - lead + 1);
    }
}
