using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Mapping.Oracle;

/// <summary>Dates read and written letter by letter.</summary>
internal static partial class PlainDates
{
    private const string Fields = "yMdHmsf";

    /// <summary>Reads by a form; the numbers of its fields, or null.</summary>
    public static Dictionary<char, int>? Read(string text, string form, int firstYear)
    {
        var found = new Dictionary<char, int>();
        int at = 0;
        for (int letter = 0; letter < form.Length;)
        {
            char field = form[letter];
            int count = 1;
            while (letter + count < form.Length && form[letter + count] == field)
            {
                count++;
            }

            count = Fields.Contains(field, StringComparison.Ordinal) ? count : 1;
            letter += count;
            if (!Fields.Contains(field, StringComparison.Ordinal))
            {
                if (at >= text.Length || text[at] != field)
                {
                    return null;
                }

                at++;
                continue;
            }

            int most = count == 1 && field != 'f' ? 2 : count;
            int digits = 0;
            while (digits < most && at + digits < text.Length && text[at + digits] is >= '0' and <= '9')
            {
                digits++;
            }

            if (digits < count)
            {
                return null;
            }

            int number = int.Parse(text.AsSpan(at, digits), CultureInfo.InvariantCulture);
            at += digits;
            found[field] = field == 'y' && count == 2 ? firstYear + ((number - firstYear) % 100 + 100) % 100 : number;
        }

        return at == text.Length && IsReal(found) ? found : null;
    }

    /// <summary>As FHIR writes what the fields say.</summary>
    public static string Written(Dictionary<char, int> found, bool withTime)
    {
        string text = $"{found['y']:D4}";
        text += found.TryGetValue('M', out int month) ? $"-{month:D2}" : "";
        text += found.TryGetValue('d', out int day) ? $"-{day:D2}" : "";
        return withTime && found.TryGetValue('H', out int hour) ? $"{text}T{hour:D2}:{found.GetValueOrDefault('m'):D2}:{found.GetValueOrDefault('s'):D2}+08:00" : text;
    }

    /// <summary>A date or time as FHIR and the platform write them, in China time; null for any other text.</summary>
    public static DateTime? Moment(string text)
    {
        Match match = Shape().Match(text);
        string day = match.Groups["y"].Value + match.Groups["M"].Value + match.Groups["d"].Value, clock = match.Groups["clock"].Value.Replace(":", "", StringComparison.Ordinal);
        if (!match.Success || Read((day + clock).PadRight(14, '0'), "yyyyMMddHHmmss", 0) is not { } found)
        {
            return null;
        }

        var at = new DateTime(found['y'], found['M'], found['d'], found['H'], found['m'], found['s'], DateTimeKind.Unspecified);
        string zone = match.Groups["zone"].Value;
        if (zone.Length == 0)
        {
            return at >= DateTime.MinValue.AddHours(8) ? at : null;
        }

        (int hours, int minutes) = zone == "Z" ? (0, 0) : (int.Parse(zone[1..3], CultureInfo.InvariantCulture), int.Parse(zone[4..], CultureInfo.InvariantCulture));
        TimeSpan offset = new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1);
        if (minutes > 59 || offset.Duration() > TimeSpan.FromHours(14))
        {
            return null;
        }

        try
        {
            return at.Subtract(offset).AddHours(8);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Writes a moment by a form.</summary>
    public static string Format(DateTime at, string form)
    {
        string text = "";
        for (int letter = 0; letter < form.Length;)
        {
            char field = form[letter];
            int count = form[letter..].TakeWhile(c => c == field).Count();
            int number = field switch { 'y' => count == 2 ? at.Year % 100 : at.Year, 'M' => at.Month, 'd' => at.Day, 'H' => at.Hour, 'm' => at.Minute, 's' => at.Second, _ => -1 };
            text += number < 0 ? form.Substring(letter, count) : number.ToString("D" + count.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            letter += count;
        }

        return text;
    }

    private static bool IsReal(Dictionary<char, int> found)
    {
        (int year, int month, int day) = (found['y'], found.GetValueOrDefault('M', 1), found.GetValueOrDefault('d', 1));
        bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int[] days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= days[month - 1] && found.GetValueOrDefault('H') < 24 && found.GetValueOrDefault('m') < 60 && found.GetValueOrDefault('s') < 60;
    }

    [GeneratedRegex(@"\A(?:(?<y>[0-9]{4})-(?<M>[0-9]{2})-(?<d>[0-9]{2})(?:(?:T(?<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)|T(?<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})\.[0-9]{1,7})(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?| (?<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?|(?<y>[0-9]{4})(?<M>[0-9]{2})(?<d>[0-9]{2})(?<clock>[0-9]{6})?)\z", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Shape();
}
