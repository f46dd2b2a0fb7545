using System.Collections.Immutable;
using Gateway.Delivery;

namespace Gateway.Console.Views;

/// <summary>The coming days of destinations, for pages and API.</summary>
/// <param name="calendar">Of so many days.</param>
public sealed class CalendarViews(Func<int, ImmutableArray<WindowCalendar>> calendar)
{
    /// <summary>What a page shows unless somebody asks for more.</summary>
    public const int Usual = 7;

    /// <summary>A month is as far as forecasts go.</summary>
    public const int Most = 31;

    /// <param name="days">1 to 31.</param>
    /// <param name="destination">Null for all.</param>
    public ImmutableArray<CalendarView> Show(int days, string? destination) =>
        [.. calendar(days).Where(one => destination is null || one.Destination == destination).Select(CalendarView.Of)];
}
