using System.Globalization;

namespace Gateway.Adapter.Hl7v2.Escapes;

/// <summary>Writes text, with escape sequences for what would be read as something else.</summary>
internal sealed class EscapeWriter(Delimiters marks, MessageWriting writing)
{
    /// <summary>Writes one value.</summary>
    public void Write(ReadOnlySpan<char> text, SourceNode at)
    {
        while (!text.IsEmpty)
        {
            int plain = FirstSpecial(text);
            if (plain < 0)
            {
                writing.Text(text, at);
                return;
            }

            writing.Text(text[..plain], at);
            text = text[plain..];
            int command = CommandLength(text);
            if (command > 0)
            {
                writing.Text(text[..command], at);
            }
            else
            {
                Escape(text[0], at);
            }

            text = text[Math.Max(1, command)..];
        }
    }

    private int FirstSpecial(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] < ' ' ? text[index] != '\t' : NameOf(text[index]) != 0)
            {
                return index;
            }
        }

        return -1;
    }

    // A formatting command that reading left in the text, both escape characters included; 0 when there is none.
    private int CommandLength(ReadOnlySpan<char> text)
    {
        if (text[0] != marks.Escape || marks.Escape == 0)
        {
            return 0;
        }

        int close = text[1..].IndexOf((char)marks.Escape);
        return close > 0 && FormattingCommand.Is(text.Slice(1, close)) ? close + 2 : 0;
    }

    private void Escape(char special, SourceNode at)
    {
        if (marks.Escape == 0)
        {
            writing.Fault(at, "Expected no encoding character: the message has no escape character.");
            return;
        }

        char name = NameOf(special);
        string sequence = (special, name) switch
        {
            ('\n', _) => ".br",
            (_, not '\0') => name.ToString(),
            _ => "X" + ((int)special).ToString("X2", CultureInfo.InvariantCulture),
        };
        writing.Raw([marks.Escape]);
        writing.Text(sequence, at);
        writing.Raw([marks.Escape]);
    }

    private char NameOf(char special)
    {
        if (special is '\0' or > '\u007F')
        {
            return '\0';
        }

        byte mark = (byte)special;
        return mark == marks.Field ? 'F'
            : mark == marks.Component ? 'S'
            : mark == marks.Subcomponent ? 'T'
            : mark == marks.Repetition ? 'R'
            : mark == marks.Escape ? 'E'
            : '\0';
    }
}
