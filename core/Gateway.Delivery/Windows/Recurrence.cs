using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Gateway.Delivery;

/// <summary>
/// On which days and at what time of day something begins, by a wall clock:
/// <c>daily 23:30</c>, <c>weekly sun 02:00</c>, <c>monthly 15 22:00</c>, <c>monthly last-day 22:00</c>, <c>monthly last-day-2 22:00</c>, <c>yearly 12-31 20:00</c>.
/// A day that a month does not have (<c>monthly 31</c> in June, <c>yearly 02-29</c> in 2027) is left out.
/// </summary>
/// <param name="Text">As it was written.</param>
/// <param name="At">The time of day.</param>
internal sealed record Recurrence(string Text, TimeOnly At)
{
    private const string LastDay = "last-day";
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private Func<DateOnly, bool> Begins { get; init; } = _ => true;

    /// <summary>Whether it begins on a day.</summary>
    public bool Occurs(DateOnly day) => Begins(day);

    public bool Equals(Recurrence? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Reads one as people write it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Recurrence? recurrence)
    {
        string[] words = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        recurrence = null;
        if (words.Length is 2 or 3 && TimeOnly.TryParseExact(words[^1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly at) && Rule(words[..^1]) is { } rule)
        {
            recurrence = new Recurrence(string.Join(' ', words), at) { Begins = rule };
        }

        return recurrence is not null;
    }

    private static Func<DateOnly, bool>? Rule(string[] words) => words switch
    {
        ["daily"] => _ => true,
        ["weekly", var name] when Array.IndexOf(Days, name) is >= 0 and var index => day => (int)day.DayOfWeek == index,
        ["monthly", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) && wanted is >= 1 and <= 31 => day => day.Day == wanted,
        ["monthly", LastDay] => day => FromEnd(day) == 0,
        ["monthly", var before] when before.StartsWith(LastDay + "-", StringComparison.Ordinal) && int.TryParse(before.AsSpan(LastDay.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= 27 => day => FromEnd(day) == days,
        ["yearly", var date] when DateOnly.TryParseExact("2024-" + date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly wanted) => day => (day.Month, day.Day) == (wanted.Month, wanted.Day), // 2024 has a 29 February
        _ => null,
    };

    private static int FromEnd(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
}
