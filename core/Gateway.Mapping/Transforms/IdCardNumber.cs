using System.Globalization;

namespace Gateway.Mapping;

/// <summary>A resident identity number (GB 11643-1999): area 6, birth date 8 (6 in the old 15-digit form, of the years 19xx), sequence 3, check digit (not in the old form).</summary>
/// <param name="Written">In upper case, without white space around.</param>
/// <param name="Long">In 18 digits.</param>
/// <param name="Birth">The birth date.</param>
internal sealed record IdCardNumber(string Written, string Long, DateOnly Birth)
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The sequence number is odd for men.</summary>
    public bool IsMale => (Long[16] - '0') % 2 == 1;

    /// <summary>Reads a number; null where length, digits, birth date or check digit are wrong.</summary>
    public static IdCardNumber? Read(string text)
    {
        string written = text.Trim().ToUpperInvariant();
        string number = written.Length == 15 && written.All(char.IsAsciiDigit) ? Longer(written) : written;
        bool isRight = number.Length == 18 && number.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0 && CheckDigit(number) == number[17];
        return isRight && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly birth) ? new IdCardNumber(written, number, birth) : null;
    }

    /// <summary>The check digit of the first 17 digits (ISO 7064, MOD 11-2).</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int at = 0; at < 17; at++)
        {
            sum += (digits[at] - '0') * Weights[at];
        }

        return "10X98765432"[sum % 11];
    }

    private static string Longer(string written)
    {
        string body = $"{written[..6]}19{written[6..]}";
        return body + CheckDigit(body);
    }
}
