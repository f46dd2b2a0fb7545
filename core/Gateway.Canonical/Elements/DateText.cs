using Hl7.Fhir.Model;

namespace Gateway.Canonical;

/// <summary>Whether a text is a FHIR date, dateTime or instant. The forms that mappings write are judged by hand, all others by the model's own patterns.</summary>
internal static class DateText
{
    private const int DateLength = 10;
    private const int TimeLength = 25; // 2026-01-31T08:30:00+08:00

    public static bool IsDate(string text) => IsCalendarDate(text) && (text.Length == DateLength || Date.IsValidValue(text));

    public static bool IsDateTime(string text) => IsCalendarDate(text) && (text.Length == DateLength || HasUsualTime(text) || (HasSeconds(text) && FhirDateTime.IsValidValue(text)));

    public static bool IsInstant(string text) => text.Length > DateLength && IsDateTime(text);

    // A text shorter than ten characters is left to the model: 2026 and 2026-01 are dates too.
    private static bool IsCalendarDate(string text) =>
        text.Length < DateLength
        || (text[4] == '-' && text[7] == '-' && TryNumber(text, 0, 4, out int year) && TryNumber(text, 5, 2, out int month) && TryNumber(text, 8, 2, out int day)
            && year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month));

    // R4: "Seconds must be provided"; the library lets a time without them pass.
    private static bool HasSeconds(string text) => text.Length <= DateLength || (text.Length > 16 && text[16] == ':');

    private static bool HasUsualTime(string text) =>
        text.Length == TimeLength && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] is '+' or '-' && text[22] == ':'
        && TryNumber(text, 11, 2, out int hour) && hour < 24 && TryNumber(text, 14, 2, out int minute) && minute < 60 && TryNumber(text, 17, 2, out int second) && second < 60
        && TryNumber(text, 20, 2, out int zone) && zone < 14 && TryNumber(text, 23, 2, out int zoneMinute) && zoneMinute < 60;

    private static bool TryNumber(string text, int at, int length, out int number)
    {
        number = 0;
        foreach (char digit in text.AsSpan(at, length))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
