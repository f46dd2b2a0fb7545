namespace Gateway.Adapter.Delimited.Plan;

/// <summary>Values in quotes: a quote at the beginning, one at the end, and two for each that is meant.</summary>
internal static class QuotedText
{
    /// <summary>Where the value that begins at a place ends: at its separator, or at the end.</summary>
    public static int EndOfValue(ReadOnlySpan<byte> line, int at, byte separator, byte quote)
    {
        int from = at < line.Length && line[at] == quote ? AfterQuotes(line, at, quote) : at;
        int found = line[from..].IndexOf(separator);
        return found < 0 ? line.Length : from + found;
    }

    /// <summary>Where the line that begins at a place ends.</summary>
    public static int EndOfLine(ReadOnlySpan<byte> shape, int at, Marks marks)
    {
        bool isBeginning = true;
        while (at < shape.Length)
        {
            if (isBeginning && shape[at] == marks.Quote)
            {
                at = AfterQuotes(shape, at, marks.Quote);
                isBeginning = false;
                continue;
            }

            int found = marks.AnyLineBreak ? shape[at..].IndexOfAny((byte)'\r', (byte)'\n', marks.Separator) : shape[at..].IndexOfAny(marks.LineEndByte, marks.Separator);
            if (found < 0)
            {
                return shape.Length;
            }

            at += found;
            if (shape[at] != marks.Separator)
            {
                return at;
            }

            at++;
            isBeginning = true;
        }

        return shape.Length;
    }

    /// <summary>Whether a value has quotes; <paramref name="isWhole"/> whether nothing stands behind the closing one.</summary>
    public static bool Has(ReadOnlySpan<byte> value, byte quote, out bool isWhole)
    {
        bool has = quote != 0 && value.Length > 0 && value[0] == quote;
        isWhole = has && value.Length > 1 && value[^1] == quote && AfterQuotes(value, 0, quote) == value.Length;
        return has;
    }

    /// <summary>The byte after the closing quote; the end where there is none.</summary>
    private static int AfterQuotes(ReadOnlySpan<byte> text, int at, byte quote)
    {
        for (at++; at < text.Length; at += 2)
        {
            int found = text[at..].IndexOf(quote);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            if (at + 1 >= text.Length || text[at + 1] != quote)
            {
                return at + 1;
            }
        }

        return text.Length;
    }
}
