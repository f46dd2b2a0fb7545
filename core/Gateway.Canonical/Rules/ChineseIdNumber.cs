using System.Globalization;

namespace Gateway.Canonical;

/// <summary>The citizen's number of GB 11643-1999: six digits of area, eight of birth date, three of sequence (odd for men), a check character by ISO 7064 MOD 11-2. The older form has 15 digits and no check.</summary>
internal readonly record struct ChineseIdNumber(DateOnly Birth, bool IsMale)
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Reads a number.</summary>
    /// <param name="text">15 or 18 characters; a lower-case <c>x</c> is taken for the check character.</param>
    /// <param name="number">What it says; default when the result is false.</param>
    /// <returns>Whether it can exist: digits, a real birth date, the right check character.</returns>
    public static bool TryRead(string text, out ChineseIdNumber number)
    {
        number = default;
        bool isOld = text.Length == 15;
        if ((!isOld && text.Length != 18) || text.AsSpan(0, text.Length == 18 ? 17 : 15).ContainsAnyExceptInRange('0', '9') || (!isOld && CheckOf(text) != char.ToUpperInvariant(text[17])))
        {
            return false;
        }

        string birth = isOld ? string.Concat("19", text.AsSpan(6, 6)) : text.Substring(6, 8);
        if (!DateOnly.TryParseExact(birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return false;
        }

        number = new ChineseIdNumber(date, (text[isOld ? 14 : 16] - '0') % 2 == 1);
        return true;
    }

    private static char CheckOf(string text) => CheckCharacters[Weights.Select((weight, index) => weight * (text[index] - '0')).Sum() % 11];
}
