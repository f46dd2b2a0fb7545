using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Mapping;

/// <summary>
/// An age in parts, each null where it is not said: <c>3岁2月</c>, <c>2月15天</c>, <c>28天</c>, <c>36小时</c>, <c>40</c> (years).
/// <c>2 15/30月</c> is two months and fifteen days, as the national front page of inpatient records wants it (卫医政发〔2011〕84号): so a month counts 30 days. Nothing here asks a clock.
/// </summary>
internal sealed partial record AgeText(int? Years, int? Months, int? Weeks, int? Days, int? Hours, int? Minutes)
{
    /// <summary>Completed years by the years and months that are said.</summary>
    public int CompletedYears => AllMonths / 12;

    /// <summary>Completed days of an age below one year; null from one year on, and where only "0 years" is said.</summary>
    public int? InfantDays => CompletedYears > 0 || (Months ?? Weeks ?? Days ?? Hours ?? Minutes) is null ? null : AllMinutes / 1440;

    /// <summary>Value and UCUM unit (a, mo, wk, d, h, min) of a FHIR Age: from one year on months where they are said, else years; below, the smallest unit that is said. Null for no time at all: a FHIR Age is above zero.</summary>
    public (int Value, string Unit)? Quantity
    {
        get
        {
            (int value, string unit) = CompletedYears > 0 ? (Months is null ? (CompletedYears, "a") : (AllMonths, "mo"))
                : Minutes is not null ? (AllMinutes, "min")
                : Hours is not null ? (AllMinutes / 60, "h")
                : Days is not null ? (AllMinutes / 1440, "d")
                : Weeks is not null ? (AllMinutes / 10080, "wk")
                : (AllMonths, "mo");
            return value > 0 ? (value, unit) : null;
        }
    }

    private int AllMonths => ((Years ?? 0) * 12) + (Months ?? 0);

    private int AllMinutes => ((((AllMonths * 30) + ((Weeks ?? 0) * 7) + (Days ?? 0)) * 24) + (Hours ?? 0)) * 60 + (Minutes ?? 0);

    /// <summary>Reads an age; null for a text that is none.</summary>
    public static AgeText? Read(string text)
    {
        string plain = HalfWidth.Of(text).Trim();
        Match match = Parts().Match(plain);
        if (plain.Length == 0 || !match.Success || (match.Groups["thirtieths"].Success && match.Groups["days"].Success))
        {
            return null;
        }

        return new AgeText(Number(match, "bare") ?? Number(match, "years"), Number(match, "months"), Number(match, "weeks"), Number(match, "thirtieths") ?? Number(match, "days"), Number(match, "hours"), Number(match, "minutes"));
    }

    private static int? Number(Match match, string part) =>
        match.Groups[part] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null; // the expression saw digits

    [GeneratedRegex(
        "^(?:(?<bare>[0-9]{1,3})|(?:(?<years>[0-9]{1,3})(?:周岁|岁|年) ?)?(?:(?<months>[0-9]{1,3})(?: (?<thirtieths>[0-9]|[12][0-9])/30)?(?:个月|月) ?)?(?:(?<weeks>[0-9]{1,3})(?:周|星期) ?)?(?:(?<days>[0-9]{1,4})(?:天|日) ?)?(?:(?<hours>[0-9]{1,4})(?:小时|时) ?)?(?:(?<minutes>[0-9]{1,4})(?:分钟|分))?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Parts();
}
