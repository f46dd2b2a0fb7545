using System.Text;

namespace Gateway.Adapter.Hl7v2.Escapes;

/// <summary>Takes escape sequences out of text (HL7 v2.5.1, 2.7).</summary>
internal static class EscapeReader
{
    /// <summary>Unescapes a value.</summary>
    /// <param name="text">Decoded, with at least one escape character.</param>
    /// <param name="marks">The message's encoding characters.</param>
    /// <param name="encoding">Of the bytes that <c>\X..\</c> names.</param>
    /// <param name="allKnown">False when something stayed in the text because it is no escape.</param>
    public static string Read(string text, Delimiters marks, Encoding encoding, out bool allKnown)
    {
        allKnown = true;
        char escape = (char)marks.Escape;
        var plain = new StringBuilder(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf(escape, at);
            if (open < 0)
            {
                break;
            }

            plain.Append(text, at, open - at);
            int close = text.IndexOf(escape, open + 1);
            if (close > open + 1 && TryAppend(plain, text.AsSpan(open + 1, close - open - 1), marks, encoding))
            {
                at = close + 1;
            }
            else
            {
                allKnown = false;
                plain.Append(escape);
                at = open + 1;
            }
        }

        return plain.Append(text, at, text.Length - at).ToString();
    }

    private static bool TryAppend(StringBuilder plain, ReadOnlySpan<char> between, Delimiters marks, Encoding encoding)
    {
        byte mark = between.Length == 1 ? MarkNamed(between[0], marks) : (byte)0;
        if (mark != 0)
        {
            plain.Append((char)mark);
            return true;
        }

        if (between is ".br")
        {
            plain.Append('\n');
            return true;
        }

        if (FormattingCommand.Is(between))
        {
            plain.Append((char)marks.Escape).Append(between).Append((char)marks.Escape);
            return true;
        }

        return between[0] == 'X' && TryAppendBytes(plain, between[1..], encoding);
    }

    private static byte MarkNamed(char name, Delimiters marks) => name switch
    {
        'F' => marks.Field,
        'S' => marks.Component,
        'T' => marks.Subcomponent,
        'R' => marks.Repetition,
        'E' => marks.Escape,
        _ => 0,
    };

    private static bool TryAppendBytes(StringBuilder plain, ReadOnlySpan<char> digits, Encoding encoding)
    {
        if (digits.IsEmpty || digits.Length % 2 != 0 || !AreHexadecimal(digits))
        {
            return false;
        }

        byte[] bytes = Convert.FromHexString(digits);
        if (!StrictText.Decodes(bytes, encoding, out _))
        {
            return false;
        }

        plain.Append(encoding.GetString(bytes));
        return true;
    }

    private static bool AreHexadecimal(ReadOnlySpan<char> digits)
    {
        foreach (char digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }
}
