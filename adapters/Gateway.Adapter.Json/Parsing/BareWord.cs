namespace Gateway.Adapter.Json.Parsing;

/// <summary>Words without quotes: numbers (RFC 8259, section 6), <c>true</c>, <c>false</c>, <c>null</c>.</summary>
internal static class BareWord
{
    public static bool IsNumber(ReadOnlySpan<byte> word)
    {
        int at = word.StartsWith("-"u8) ? 1 : 0;
        int whole = Digits(word, ref at);
        bool isNumber = whole == 1 || (whole > 1 && word[at - whole] != '0');
        if (isNumber && at < word.Length && word[at] == '.')
        {
            at++;
            isNumber = Digits(word, ref at) > 0;
        }

        return isNumber && HasExponentOnly(word, at);
    }

    /// <summary>As JSON5 and old programs write them: a plus, leading zeros, nothing before or after the point.</summary>
    public static bool IsLooseNumber(ReadOnlySpan<byte> word)
    {
        int at = word.StartsWith("-"u8) || word.StartsWith("+"u8) ? 1 : 0;
        int digits = Digits(word, ref at);
        if (at < word.Length && word[at] == '.')
        {
            at++;
            digits += Digits(word, ref at);
        }

        return digits > 0 && HasExponentOnly(word, at);
    }

    public static bool IsBoolean(ReadOnlySpan<byte> word) => word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8);

    private static bool HasExponentOnly(ReadOnlySpan<byte> word, int at)
    {
        if (at < word.Length && (word[at] | 0x20) == 'e')
        {
            at += at + 1 < word.Length && (word[at + 1] is (byte)'+' or (byte)'-') ? 2 : 1;
            return Digits(word, ref at) > 0 && at == word.Length;
        }

        return at == word.Length;
    }

    private static int Digits(ReadOnlySpan<byte> word, ref int at)
    {
        int from = at;
        while (at < word.Length && word[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at - from;
    }
}
