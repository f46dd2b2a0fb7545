using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Numbers as senders write them: sign, digits, a point; no thousands separators, no exponent.</summary>
internal static class DecimalText
{
    public static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary>Writes a number with exactly so many places.</summary>
    /// <returns>Null when digits would be lost.</returns>
    public static string? WithPlaces(decimal number, int places)
    {
        decimal rounded = decimal.Round(number, places);
        return rounded == number ? rounded.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
    }
}
