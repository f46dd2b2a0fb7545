using System.Text.RegularExpressions;

namespace Gateway.Seeding;

/// <summary>Slips of the pen.</summary>
internal static partial class Spelling
{
    /// <summary>One word of a text with one letter changed, doubled or left out.</summary>
    public static string? Slip(string text, Random random, Regex words)
    {
        Match[] found = [.. words.Matches(text).OfType<Match>()];
        if (found.Length == 0)
        {
            return null;
        }

        Group word = found[random.Next(found.Length)].Groups["word"];
        int at = word.Index + random.Next(word.Length);
        return random.Next(3) switch
        {
            0 => text.Insert(at, "q"),
            1 when word.Length > 2 => text.Remove(at, 1).Insert(at, text[at] == 'q' ? "w" : "q"),
            _ => text.Insert(at, text[at].ToString()),
        };
    }

    /// <summary>One word of a text in another case.</summary>
    public static string? Case(string text, Random random, Regex words)
    {
        Match[] found = [.. words.Matches(text).OfType<Match>().Where(word => word.Groups["word"].Value.Any(char.IsAsciiLetter))];
        if (found.Length == 0)
        {
            return null;
        }

        Group word = found[random.Next(found.Length)].Groups["word"];
        int letter = word.Index + word.Value.Select((sign, index) => (sign, index)).First(one => char.IsAsciiLetter(one.sign)).index;
        char other = char.IsUpper(text[letter]) ? char.ToLowerInvariant(text[letter]) : char.ToUpperInvariant(text[letter]);
        return text.Remove(letter, 1).Insert(letter, other.ToString());
    }

    /// <summary>Elements of a FHIR path: names behind a dot, no slices.</summary>
    [GeneratedRegex(@"\.(?<word>[A-Za-z]+)(?![^\[]*\])", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Elements();

    /// <summary>Names of a record path, without conditions.</summary>
    [GeneratedRegex(@"(?<=^|/|:)(?<word>[^/\[\].*:' +-]*[^/\[\].*:' +\-0-9][^/\[\].*:' +-]*)(?![^\[]*\])", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Names();

    /// <summary>Any word of letters.</summary>
    [GeneratedRegex(@"(?<word>[A-Za-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Words();
}
