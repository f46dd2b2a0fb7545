using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>
/// A code or name on its way to the work list, which must hold no person's number. Hidden are resident identity numbers (GB 11643-1999: 18 characters, or 15 in the older form) that lie in an area of
/// GB/T 2260 and hold a date, whether their check character is right or not, and mobile numbers (11 digits from 13 to 19). National catalogue and price codes of 15 and more digits stay as they are.
/// </summary>
internal static partial class MaskedText
{
    private const char Mask = '*';

    /// <summary>The text on one line, without a person's number, at most so long; a longer one ends in an ellipsis.</summary>
    public static string Of(string text, int longest)
    {
        string line = Number().Replace(LineBreaks().Replace(text.Trim(), " "), match => IsPersons(match.Value) ? new string(Mask, match.Length) : match.Value);
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1), "…");
    }

    /// <summary>Whether something was hidden: such a code can be in no table.</summary>
    public static bool IsMasked(string text) => text.Contains("***********", StringComparison.Ordinal);

    private static bool IsPersons(string digits) => digits.Length switch
    {
        11 => digits[0] == '1' && digits[1] >= '3',
        15 => IsArea(digits) && IsDay($"19{digits.AsSpan(6, 6)}"),
        18 => IsArea(digits) && IsDay(digits.Substring(6, 8)),
        _ => false,
    };

    // Provinces 11 to 82; 99 is the area of samples.
    private static bool IsArea(string digits) => digits.StartsWith("99", StringComparison.Ordinal) || (digits[0] is >= '1' and <= '8' && digits[1] is >= '1' and <= '7');

    private static bool IsDay(string digits) => DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 1900 and <= 2100;

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9]{11,17}[0-9Xx]?(?![0-9A-Za-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineBreaks();
}
