using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Transforms of dates and times. Times are China time (+08:00) unless the text says otherwise.</summary>
internal static class DateTransforms
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly string[] Written =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyyMMddHHmmss", "yyyyMMdd"];

    public static Transform[] All { get; } =
    [
        new("date", Shape.One, Shape.One, "FORMAT [or FORMAT…]", "The sender's date as a FHIR date.", new("date yyyyMMdd", "20260131", "2026-01-31"), call => Read(call, withTime: false)),
        new("datetime", Shape.One, Shape.One, "FORMAT [or FORMAT…]", "The sender's date and time as a FHIR dateTime; a format without hours gives a date.", new("datetime yyyyMMddHHmmss", "20260131083000", "2026-01-31T08:30:00+08:00"), call => Read(call, withTime: true)),
        new("hl7time", Shape.One, Shape.One, "", "An HL7 v2 time stamp (DTM, v2.5.1 chapter 2A) of any precision as a FHIR dateTime.", new("hl7time", "20260131083000+0800", "2026-01-31T08:30:00+08:00"), call => Plain(call, Hl7Time, "Expected YYYY[MM[DD[HHMM[SS]]]] with a zone at most behind.")),
        new("format", Shape.One, Shape.One, "FORMAT", "A FHIR date or dateTime in another form, in China time; a date without a time gives 00:00:00.", new("format yyyy-MM-dd HH:mm:ss", "2026-01-31", "2026-01-31 00:00:00"), Format),
        new("day", Shape.One, Shape.One, "", "The date of a FHIR dateTime, in China time.", new("day", "2026-01-31T23:00:00+08:00", "2026-01-31"), call => Plain(call, text => TryRead(text, out DateTimeOffset at) ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null, "Expected a date.")),
    ];

    /// <summary>Reads FHIR's and the platform's forms of a date or time.</summary>
    /// <param name="at">In China time; midnight for a date alone.</param>
    public static bool TryRead(string text, out DateTimeOffset at)
    {
        if (DateTimeOffset.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset read))
        {
            bool hasZone = text.Length > 19 || text.EndsWith('Z');
            at = hasZone ? read.ToOffset(China) : new DateTimeOffset(read.DateTime, China);
            return true;
        }

        at = default;
        return false;
    }

    private static TransformStep? Read(TransformArguments call, bool withTime)
    {
        string[] formats = [.. call.Rest.Split(" or ", StringSplitOptions.TrimEntries)];
        if (formats.Length == 0 || !Array.TrueForAll(formats, format => format.Contains("yy", StringComparison.Ordinal)))
        {
            return call.Fail("Expected a format such as yyyyMMdd, several joined by 'or'.");
        }

        string expected = $"Expected a real {(withTime ? "time" : "date")} as {call.Rest}.";
        return Steps.One(text => Array.Find(Array.ConvertAll(formats, format => Read(text, format, withTime)), read => read is not null), expected);
    }

    private static string? Read(string text, string format, bool withTime)
    {
        if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime read))
        {
            return null;
        }

        bool hasTime = withTime && (format.Contains('H', StringComparison.Ordinal) || format.Contains('h', StringComparison.Ordinal));
        return read.ToString(hasTime ? "yyyy-MM-dd'T'HH:mm:ss'+08:00'" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static TransformStep? Format(TransformArguments call)
    {
        string format = call.Rest;
        return format.Length < 2
            ? call.Fail("Expected a format such as yyyy-MM-dd HH:mm:ss.")
            : Steps.One(text => TryRead(text, out DateTimeOffset at) ? at.ToString(format, CultureInfo.InvariantCulture) : null, "Expected a date or time.");
    }

    private static TransformStep? Plain(TransformArguments call, Func<string, string?> change, string expected) =>
        call.Count == 0 ? Steps.One(change, expected) : call.Fail("It takes no arguments.");

    private static string? Hl7Time(string text)
    {
        int zoneAt = text.IndexOfAny(['+', '-']);
        string zone = zoneAt < 0 ? "" : text[zoneAt..];
        string[] parts = (zoneAt < 0 ? text : text[..zoneAt]).Split('.');
        string digits = parts[0];
        bool isShaped = digits.Length is 4 or 6 or 8 or 10 or 12 or 14 && digits.All(char.IsAsciiDigit)
            && (parts.Length == 1 || (parts.Length == 2 && parts[1].Length is >= 1 and <= 4 && parts[1].All(char.IsAsciiDigit)))
            && (zone.Length == 0 || (zone.Length == 5 && zone[1..].All(char.IsAsciiDigit)));
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
}
