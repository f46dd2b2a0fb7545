namespace Gateway.Contract;

/// <summary>
/// Where GB18030 characters begin and end (GB 18030-2022, chapter 5): one byte below 0x80; two bytes 81–FE, 40–FE without 7F; four bytes 81–FE, 30–39, 81–FE, 30–39.
/// Says nothing about whether a character is assigned.
/// </summary>
public static class Gb18030Text
{
    /// <summary>Number of bytes of the character that begins here: 1, 2 or 4; 1 for a byte that begins none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Offset of the character's first byte, inside the text.</param>
    public static int LengthAt(ReadOnlySpan<byte> text, int at)
    {
        if (!IsLead(text[at]) || at + 1 >= text.Length)
        {
            return 1;
        }

        byte second = text[at + 1];
        if (second is >= 0x40 and <= 0xFE and not 0x7F)
        {
            return 2;
        }

        bool isFour = IsDigit(second) && at + 3 < text.Length && IsLead(text[at + 2]) && IsDigit(text[at + 3]);
        return isFour ? 4 : 1;
    }

    /// <summary>
    /// Number of bytes at the beginning that are characters of one or two bytes. They decode, all of them: two bytes of this form are a character or lie in the private use area.
    /// </summary>
    public static int ShortCharacters(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] < 0x80)
            {
                at++;
            }
            else if (at + 1 < text.Length && IsLead(text[at]) && text[at + 1] is >= 0x40 and <= 0xFE and not 0x7F)
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
