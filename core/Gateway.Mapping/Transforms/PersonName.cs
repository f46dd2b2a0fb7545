using System.Text;

namespace Gateway.Mapping;

/// <summary>Names of persons in one spelling. The dot of ethnic minority names is U+00B7.</summary>
internal static class PersonName
{
    private const string Dots = "·•‧・･∙⋅˙．.";

    public static string Clean(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes().Select(Plain)];
        var clean = new StringBuilder(text.Length);
        for (int at = 0; at < runes.Length; at++)
        {
            int end = at;
            while (end < runes.Length && IsGap(runes[end]))
            {
                end++;
            }

            clean.Append(end == at ? runes[at].ToString() : Gap(runes, at, end));
            at = Math.Max(at, end - 1);
        }

        return clean.ToString().Trim();
    }

    // Dots and spaces between two letters: between Chinese characters one dot or nothing, between others what was there, with single spaces.
    private static string Gap(Rune[] runes, int from, int to)
    {
        string gap = string.Concat(runes[from..to].Select(rune => Rune.IsWhiteSpace(rune) ? " " : rune.ToString()));
        bool isBetweenHan = from > 0 && to < runes.Length && IsHan(runes[from - 1]) && IsHan(runes[to]);
        return !isBetweenHan ? OneSpace(gap) : string.IsNullOrWhiteSpace(gap) ? "" : "·";
    }

    private static string OneSpace(string gap)
    {
        var one = new StringBuilder(gap.Length);
        foreach (char character in gap.Where((character, at) => character != ' ' || at == 0 || gap[at - 1] != ' '))
        {
            one.Append(character);
        }

        return one.ToString();
    }

    private static Rune Plain(Rune rune) => rune.IsBmp && HalfWidth.Of((char)rune.Value) is var half && char.IsAsciiLetter(half) ? new Rune(half) : rune;

    private static bool IsGap(Rune rune) => Rune.IsWhiteSpace(rune) || (rune.IsBmp && Dots.Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsHan(Rune rune) => rune.Value is 0x3007 or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
}
