namespace Gateway.Mapping;

/// <summary>Cuts a condition into words, quoted texts, operators and brackets.</summary>
internal static class ConditionTokens
{
    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        int at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            int length = LengthAt(text, at);
            tokens.Add(text.Substring(at, length));
            at += length;
        }

        return tokens;
    }

    private static int LengthAt(string text, int at) => text[at] switch
    {
        '(' or ')' or ',' => 1,
        '\'' => Quoted(text, at),
        '=' => 1,
        '!' or '<' or '>' => at + 1 < text.Length && text[at + 1] == '=' ? 2 : 1,
        _ => Word(text, at),
    };

    private static int Quoted(string text, int at)
    {
        int end = text.IndexOf('\'', at + 1);
        return (end < 0 ? text.Length : end + 1) - at;
    }

    // A path may hold brackets with quotes and equal signs inside: PID/3[5='IdentifyNO']/1.
    private static int Word(string text, int start)
    {
        int depth = 0;
        for (int at = start; at < text.Length; at++)
        {
            depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth <= 0 && (char.IsWhiteSpace(text[at]) || text[at] is '(' or ')' or ',' or '=' or '!' or '<' or '>' or '\''))
            {
                return at - start;
            }
        }

        return text.Length - start;
    }
}
