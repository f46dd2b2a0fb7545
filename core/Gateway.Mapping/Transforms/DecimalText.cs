using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Numbers as senders write them: a sign, digits, a point, with white space around at most; no thousands separators, no exponent, at most 28 digits.</summary>
internal static class DecimalText
{
    /// <summary>What can be added: fifteen digits before the point and eight behind it hold every amount there is, and sums of them stay exact.</summary>
    public const string AddableExpected = "Expected numbers to add, with at most 15 digits before the point and 8 behind it.";

    private const int MostDigits = 28;
    private const decimal Limit = 1_000_000_000_000_000m;

    public static bool TryRead(string text, out decimal number)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        number = 0;
        return IsShaped(trimmed) && decimal.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Adds a number to a sum, or takes it away.</summary>
    /// <returns>False for a text that is no number, or one that is too long to add exactly.</returns>
    public static bool TryAdd(ref decimal sum, string text, bool isMinus = false)
    {
        if (!TryRead(text, out decimal number) || Math.Abs(number) >= Limit || number.Scale > 8)
        {
            return false;
        }

        sum += isMinus ? -number : number;
        return true;
    }

    /// <summary>Writes a number with exactly so many places.</summary>
    /// <returns>Null when digits would be lost.</returns>
    public static string? WithPlaces(decimal number, int places)
    {
        decimal rounded = decimal.Round(number, places);
        return rounded == number ? rounded.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The product; null where it would need more digits than there are.</summary>
    public static decimal? Times(decimal number, decimal factor) => Digits(number) + Digits(factor) <= MostDigits ? number * factor : null;

    // The framework's own reader would round what is too long and let a trailing zero byte pass.
    private static bool IsShaped(ReadOnlySpan<char> text)
    {
        (int digits, bool hasDigit, bool hasPoint) = (0, false, false);
        for (int at = 0; at < text.Length; at++)
        {
            char character = text[at];
            if (char.IsAsciiDigit(character))
            {
                hasDigit = true;
                digits += digits > 0 || hasPoint || character != '0' ? 1 : 0;
            }
            else if (character == '.' && !hasPoint)
            {
                hasPoint = true;
            }
            else if (at > 0 || character is not ('+' or '-'))
            {
                return false;
            }
        }

        return hasDigit && digits <= MostDigits;
    }

    private static int Digits(decimal number)
    {
        int digits = Math.Max(1, (int)number.Scale);
        for (decimal left = decimal.Truncate(Math.Abs(number)); left >= 1; left = decimal.Truncate(left / 10))
        {
            digits++;
        }

        return digits;
    }
}
