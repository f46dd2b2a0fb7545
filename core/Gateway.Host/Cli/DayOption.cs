using System.CommandLine.Parsing;
using System.Globalization;

namespace Gateway.Host.Cli;

/// <summary>A day on the command line: <c>2026-01-31</c>.</summary>
internal static class DayOption
{
    public static DateOnly? Read(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        result.AddError($"'{text}' is no day: expected yyyy-MM-dd, for example 2026-01-31.");
        return null;
    }
}
