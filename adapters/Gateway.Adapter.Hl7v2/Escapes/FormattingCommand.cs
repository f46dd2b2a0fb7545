namespace Gateway.Adapter.Hl7v2.Escapes;

/// <summary>Escape sequences that change how text looks, not what it says (HL7 v2.5.1, 2.7.1 to 2.7.6). They stay in the text.</summary>
internal static class FormattingCommand
{
    private const int MaxLength = 16;

    /// <summary>Whether the text between two escape characters is such a command: <c>H</c>, <c>N</c>, <c>.sp+2</c>, <c>Zab</c>, <c>C2842</c>, <c>M2442</c>.</summary>
    public static bool Is(ReadOnlySpan<char> between)
    {
        if (between.IsEmpty || between.Length > MaxLength)
        {
            return false;
        }

        return between[0] switch
        {
            'H' or 'N' => between.Length == 1,
            '.' => between.Length >= 3 && char.IsAsciiLetterLower(between[1]) && char.IsAsciiLetterLower(between[2]) && AreDigits(between[3..].TrimStart("+-")),
            'Z' => between.Length > 1 && AreWord(between[1..]),
            'C' => between.Length == 5 && AreWord(between[1..]),
            'M' => between.Length is 5 or 7 && AreWord(between[1..]),
            _ => false,
        };
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool AreWord(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }
        }

        return true;
    }
}
