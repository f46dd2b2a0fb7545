using System.Globalization;
using System.Text;

namespace Gateway.Mapping;

/// <summary>
/// A form of date or time as a table writes it: <c>yyyy yy MM M dd d HH H mm m ss s fff</c> for the fields, <c>T</c>, signs, Chinese characters and <c>'quoted text'</c> for themselves.
/// One letter takes one or two digits.
/// </summary>
internal sealed class DateFormat
{
    private const string Order = "yMdHmsf";
    private const string Letters = "Expected yyyy, MM, dd, HH, mm and ss";
    private readonly string text;
    private readonly string fields;

    private DateFormat(string text, string fields) => (this.text, this.fields) = (text, fields);

    /// <summary>Whether it has a year of two digits, which needs a rule for its century.</summary>
    public bool HasShortYear => !text.Contains("yyyy", StringComparison.Ordinal) && fields.Contains('y', StringComparison.Ordinal);

    /// <summary>Reads a format and checks that it can be read by.</summary>
    /// <returns>Null when it cannot; the reason says what was expected.</returns>
    public static DateFormat? ForReading(string text, out string? reason)
    {
        DateFormat? format = Readable(text, out reason);
        if (format is null && Readable(Mended(text), out _) is { } meant)
        {
            reason += Hint(meant);
        }

        return format;
    }

    /// <summary>Reads a format.</summary>
    /// <returns>Null when it has letters that mean nothing; the reason says what was expected.</returns>
    public static DateFormat? ForWriting(string text, out string? reason)
    {
        DateFormat? format = Writable(text, out reason);
        if (format is null && Writable(Mended(text), out _) is { } meant)
        {
            reason += Hint(meant);
        }

        return format;
    }

    private static DateFormat? Readable(string text, out string? reason)
    {
        DateFormat? format = Writable(text, out reason);
        if (format is null)
        {
            return null;
        }

        string fields = format.fields;
        string inOrder = string.Concat(fields.OrderBy(field => Order.IndexOf(field, StringComparison.Ordinal)));
        reason = !fields.Contains('y', StringComparison.Ordinal) ? $"{Letters}: '{text}' has no year."
            : fields.Distinct().Count() < fields.Length ? $"{Letters}, each once."
            : !Order.StartsWith(inOrder, StringComparison.Ordinal) ? $"'{text}' leaves a part out: MM is the month, mm the minute, and a day needs its month."
            : HasAmbiguity(text) ? $"'{text}' has a one-letter field without a sign behind it: write MM and dd."
            : null;
        return reason is null ? format : null;
    }

    private static DateFormat? Writable(string text, out string? reason)
    {
        string fields = "";
        reason = text.Length < 2 ? $"{Letters}." : null;
        foreach ((char letter, int count, bool isQuoted) in Runs(text))
        {
            bool isField = !isQuoted && Order.Contains(letter, StringComparison.Ordinal);
            bool isWrong = isField ? count > (letter is 'y' ? 4 : letter is 'f' ? 7 : 2) || (letter == 'y' && count is 1 or 3)
                : !isQuoted && (char.IsAsciiLetter(letter) ? letter != 'T' : letter is '\\' or '%' or '"');
            reason ??= isWrong ? $"{Letters} in '{text}': '{new string(letter, count)}' means nothing." : null;
            fields += isField ? letter : "";
        }

        return reason is null ? new DateFormat(text, fields) : null;
    }

    /// <summary>Reads a date as FHIR writes it, as exact as the format is: <c>2026-01-31T08:30:00+08:00</c>, <c>2026-01-31</c>, <c>2026-01</c>, <c>2026</c>.</summary>
    /// <param name="withTime">Keeps the time, as China time.</param>
    /// <param name="culture">Says the century of a short year.</param>
    /// <returns>Null for a text that is no such date.</returns>
    public string? Read(string value, bool withTime, CultureInfo culture)
    {
        if (value.Contains('\0', StringComparison.Ordinal) || !DateTime.TryParseExact(value, text, culture, DateTimeStyles.None, out DateTime read))
        {
            return null;
        }

        string written = withTime && fields.Contains('H', StringComparison.Ordinal) ? "yyyy-MM-dd'T'HH:mm:ss'+08:00'"
            : fields.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd"
            : fields.Contains('M', StringComparison.Ordinal) ? "yyyy-MM" : "yyyy";
        return read.ToString(written, CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a moment.</summary>
    public string Write(DateTimeOffset at) => at.ToString(text, CultureInfo.InvariantCulture);

    private static string Hint(DateFormat meant) => $" Did you mean '{meant.text}'?";

    // Other programs write YYYY-MM-DD HH:MM:SS or hh for the same: the letters in the right case, M and m by whether an hour stands before them.
    private static string Mended(string text)
    {
        bool afterHour = false;
        var mended = new StringBuilder(text.Length);
        foreach ((char letter, int count, bool isQuoted) in Runs(text))
        {
            afterHour |= !isQuoted && letter is ('h' or 'H');
            mended.Append(isQuoted ? letter : letter switch { 'Y' => 'y', 'D' => 'd', 'h' => 'H', 'S' => 's', 'm' or 'M' => afterHour ? 'm' : 'M', _ => letter }, count);
        }

        return mended.ToString();
    }

    private static bool HasAmbiguity(string text)
    {
        (char, int, bool)[] runs = [.. Runs(text)];
        return runs.Zip(runs.Skip(1)).Any(pair => IsField(pair.First) && pair.First.Item2 == 1 && IsField(pair.Second));
    }

    private static bool IsField((char Letter, int Count, bool IsQuoted) run) => !run.IsQuoted && Order.Contains(run.Letter, StringComparison.Ordinal);

    private static IEnumerable<(char Letter, int Count, bool IsQuoted)> Runs(string text)
    {
        bool isQuoted = false;
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            while (at < text.Length && text[at] == text[start])
            {
                at++;
            }

            isQuoted ^= text[start] == '\'' && (at - start) % 2 == 1;
            yield return (text[start], at - start, isQuoted || text[start] == '\'');
        }
    }
}
