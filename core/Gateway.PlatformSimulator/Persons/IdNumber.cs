using System.Globalization;

namespace Gateway.PlatformSimulator.Persons;

/// <summary>Resident ID numbers, GB 11643-1999: area 6, birth 8, sequence 3 (odd: male), check character.</summary>
internal static class IdNumber
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Seventeen digits with their check character (ISO 7064, MOD 11-2).</summary>
    public static string WithCheckDigit(string seventeen)
    {
        int sum = seventeen.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum();
        return seventeen + "10X98765432"[sum % 11];
    }

    /// <summary>The birth date inside; 1980-01-01 if those digits are no date.</summary>
    public static DateOnly Birth(string idNumber) =>
        DateOnly.TryParseExact(idNumber.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : new DateOnly(1980, 1, 1);
}
