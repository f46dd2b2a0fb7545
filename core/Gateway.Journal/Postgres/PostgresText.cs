using System.Buffers;
using System.Text;

namespace Gateway.Journal;

/// <summary>
/// PostgreSQL keeps every text but one: that with the character U+0000, which broken senders do send. It is written as U+FFFF and <c>0</c>; U+FFFF, which means no character in
/// Unicode, is written as itself and <c>F</c>. So every text comes back as it went in, and all others look in the database as they are.
/// </summary>
internal static class PostgresText
{
    private const char Escape = '\uFFFF';
    private static readonly SearchValues<char> Special = SearchValues.Create('\0', Escape);

    public static string? In(string? text)
    {
        if (text is null || (!text.AsSpan().ContainsAny(Special) && IsWellFormed(text)))
        {
            return text;
        }

        var written = new StringBuilder(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes()) // half a character becomes U+FFFD, as everywhere where text becomes UTF-8
        {
            _ = rune.Value switch { 0 => written.Append(Escape).Append('0'), Escape => written.Append(Escape).Append('F'), _ => written.Append(rune.ToString()) };
        }

        return written.ToString();
    }

    public static string Out(string text) => !text.Contains(Escape, StringComparison.Ordinal)
        ? text
        : text.Replace($"{Escape}0", "\0", StringComparison.Ordinal).Replace($"{Escape}F", $"{Escape}", StringComparison.Ordinal);

    private static bool IsWellFormed(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[++at])))
            {
                return false;
            }
        }

        return true;
    }
}
