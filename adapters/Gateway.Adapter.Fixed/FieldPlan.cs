using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed;

/// <summary>One field made ready.</summary>
/// <param name="Name">Its node.</param>
/// <param name="Kind">What its bytes are.</param>
/// <param name="Start">Units from the record's first field.</param>
/// <param name="Length">Units.</param>
/// <param name="IsRight">Whether the value stands at the right end.</param>
/// <param name="Fill">What it is filled up with.</param>
/// <param name="IsTold">Whether a count or a seal names it.</param>
internal sealed record FieldPlan(string Name, FieldKind Kind, int Start, int Length, bool IsRight, byte Fill, bool IsTold)
{
    private const byte FirstTrailByte = 0x30; // the lowest byte that may end a character of GB18030

    /// <summary>Node of the half character at its end.</summary>
    public string CutName { get; } = Name + FixedShape.CutSuffix;

    /// <summary>
    /// Leaves out what fills the field up: on the filled side its fill, and on it and at the end spaces and NULs. Of zeros that fill up a number one stays.
    /// A left value keeps spaces in front: they are the sender's.
    /// </summary>
    /// <param name="field">All its bytes.</param>
    /// <param name="isAscii">Whether each byte is a character; else a fill that may be part of one is left alone.</param>
    /// <param name="start">How many were left out in front.</param>
    public ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field, bool isAscii, out int start)
    {
        byte atEnd = !IsRight && (isAscii || Fill < FirstTrailByte) ? Fill : (byte)' ';
        int end = field.LastIndexOfAnyExcept((byte)' ', (byte)0, atEnd) + 1;
        start = 0;
        if (IsRight)
        {
            start = field[..end].IndexOfAnyExcept((byte)' ', (byte)0, Fill);
            start = start >= 0 ? start : end;
            start = start == end && end > 0 && field[end - 1] == Fill && Fill is not ((byte)' ' or 0) ? end - 1 : start;
        }

        return field[start..end];
    }
}
