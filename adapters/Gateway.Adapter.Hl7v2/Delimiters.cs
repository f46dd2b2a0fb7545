namespace Gateway.Adapter.Hl7v2;

/// <summary>The encoding characters of one message (HL7 v2.5.1, 2.5.4), as bytes; 0 where one is not in use.</summary>
internal readonly record struct Delimiters(byte Field, byte Component, byte Repetition, byte Escape, byte Subcomponent)
{
    /// <summary>Reads the field separator and MSH-2.</summary>
    /// <param name="marks">For example <c>|^~\&amp;</c>; a fifth encoding character, for truncation (v2.7), is taken and not used.</param>
    /// <param name="found">The marks; the field separator alone where only that can be used; all 0 where not even that.</param>
    /// <returns>Whether they are two to six different ASCII characters, none of them letter, digit, space or line break.</returns>
    public static bool TryRead(ReadOnlySpan<byte> marks, out Delimiters found)
    {
        found = default;
        if (marks.IsEmpty || !IsMark(marks[0]))
        {
            return false;
        }

        found = new Delimiters(marks[0], 0, 0, 0, 0);
        if (marks.Length is < 2 or > 6 || !AreDifferentMarks(marks))
        {
            return false;
        }

        found = new Delimiters(marks[0], marks[1], At(marks, 2), At(marks, 3), At(marks, 4));
        return true;
    }

    private static byte At(ReadOnlySpan<byte> marks, int index) => index < marks.Length ? marks[index] : (byte)0;

    private static bool IsMark(byte value) => value is > 0 and < 0x7F and not (byte)' ' and not (byte)'\r' and not (byte)'\n' && !char.IsAsciiLetterOrDigit((char)value);

    private static bool AreDifferentMarks(ReadOnlySpan<byte> marks)
    {
        for (int index = 0; index < marks.Length; index++)
        {
            if (!IsMark(marks[index]) || marks[..index].Contains(marks[index]))
            {
                return false;
            }
        }

        return true;
    }
}
