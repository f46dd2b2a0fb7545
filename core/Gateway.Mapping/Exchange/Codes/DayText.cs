using System.Globalization;

namespace Gateway.Mapping;

/// <summary>Days as spreadsheets write them: Excel makes <c>2026/1/31</c> of <c>2026-01-31</c> when a CSV file is opened and saved.</summary>
internal static class DayText
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy'年'M'月'd'日'"];

    /// <summary>The day as tables write it, <c>2026-01-31</c>; null for what is none of these forms.</summary>
    public static string? Canonical(string text) => DateOnly.TryParseExact(Bare(text), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    private static string Bare(string text) => text.Split(' ', 2) is [string day, "0:00" or "00:00" or "0:00:00" or "00:00:00"] ? day : text;
}
