using System.Globalization;

namespace Gateway.Mapping;

/// <summary>HL7 v2 time stamps: YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ].</summary>
internal static class Hl7TimeText
{
    public const string Expected = "Expected YYYY[MM[DD[HHMM[SS]]]] with a zone at most behind.";

    /// <summary>A FHIR dateTime of the same precision (an hour alone counts from its first minute); null for a text that is none.</summary>
    public static string? Read(string text)
    {
        int zoneAt = text.IndexOfAny(['+', '-']);
        string zone = zoneAt < 0 ? "" : text[zoneAt..];
        string[] parts = (zoneAt < 0 ? text : text[..zoneAt]).Split('.');
        string digits = parts[0];
        bool isShaped = digits.Length is 4 or 6 or 8 or 10 or 12 or 14 && AreDigits(digits) && IsZone(zone)
            && (parts.Length == 1 || (parts.Length == 2 && digits.Length == 14 && parts[1].Length is >= 1 and <= 4 && AreDigits(parts[1])));
        if (!isShaped || !DateTime.TryParseExact(digits.Length < 8 ? digits : digits.PadRight(14, '0'), ["yyyy", "yyyyMM", "yyyyMMddHHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at))
        {
            return null;
        }

        return digits.Length switch
        {
            4 => digits,
            6 => $"{digits[..4]}-{digits[4..]}",
            8 => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (zone.Length == 0 ? "+08:00" : zone.Insert(3, ":")),
        };
    }

    private static bool AreDigits(string text) => text.All(char.IsAsciiDigit);

    // Zones reach from -12:00 to +14:00.
    private static bool IsZone(string zone) =>
        zone.Length == 0 || (zone.Length == 5 && AreDigits(zone[1..]) && string.CompareOrdinal(zone[1..], "1400") <= 0 && zone[3] < '6');
}
