using System.Collections.Immutable;
using Gateway.Console.Privacy;
using Gateway.Delivery;

namespace Gateway.Console.Views;

/// <summary>One destination's coming days: closures, what will wait then, and whether a day's close is missed.</summary>
/// <param name="Waiting">Messages that wait now.</param>
/// <param name="DrainedAt">When none will any more; null when nothing waits or that cannot be said.</param>
/// <param name="IsMeasured">False while no message has ended since the start: then nothing can be said of what will wait.</param>
/// <param name="Days">Today first, by the clock in China.</param>
public sealed record CalendarView(string Destination, long Waiting, DateTimeOffset? DrainedAt, bool IsMeasured, ImmutableArray<CalendarDayView> Days)
{
    internal static CalendarView Of(WindowCalendar calendar) =>
        new(calendar.Destination, calendar.Waiting, calendar.DrainedAt, calendar.IsMeasured, [.. calendar.Days.Select(CalendarDayView.Of)]);
}

/// <summary>One day.</summary>
/// <param name="ShutMinutes">How long it takes nothing on that day, as far as is known.</param>
/// <param name="DayClose">The settlement day's cut-off that is still to come; null where there is none.</param>
/// <param name="IsThreatened">Whether something will miss it, as things are.</param>
/// <param name="WaitingAtClose">Messages that will wait at the cut-off; null where that cannot be said.</param>
/// <param name="Chinese">What misses the cut-off and why, in one sentence; empty when nothing does.</param>
/// <param name="English">The same.</param>
public sealed record CalendarDayView(DateOnly Day, double ShutMinutes, DateTimeOffset? DayClose, bool IsThreatened, long? WaitingAtClose, string Chinese, string English, ImmutableArray<CalendarClosureView> Closures)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    internal static CalendarDayView Of(CalendarDay day)
    {
        (string chinese, string english) = day.Close is { IsThreatened: true } close ? Threat(close) : ("", "");
        return new CalendarDayView(day.Day, Math.Round(day.Shut.TotalMinutes, 1), day.Close?.At, day.Close?.IsThreatened ?? false, day.Close?.Waiting, chinese, english, [.. day.Closures.Select(CalendarClosureView.Of)]);
    }

    private static (string Chinese, string English) Threat(CalendarClose close)
    {
        string at = Clock(close.At), since = close.ShutSince is { } shut ? Clock(shut) : "";
        return close switch
        {
            { ShutSince: not null, Waiting: > 0 and var waiting } => ($"{at}日终截止时不受理，约{waiting}条发不出去；{since}以后收到的都赶不上。", $"Shut at the day's close {at}: about {waiting} messages will wait, and what comes in after {since} misses it."),
            { ShutSince: not null } => ($"{at}日终截止时不受理，{since}以后收到的赶不上。", $"Shut at the day's close {at}: what comes in after {since} misses it."),
            { Waiting: > 0 and var waiting } => ($"{at}日终截止时预计还有约{waiting}条没有发完。", $"About {waiting} messages will still wait at the day's close {at}."),
            _ => ($"现在等待的报文赶不上{at}日终截止。", $"What waits now will miss the day's close {at}."),
        };
    }

    private static string Clock(DateTimeOffset at) => at.ToOffset(China).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A stretch of time in which it takes nothing, or is let go on although a window says no.</summary>
/// <param name="Kind"><c>planned</c> (a declared window), <c>paused</c> (by a person), <c>opened</c> (let go on during a window), <c>detected</c> (its own answers said so) or <c>over</c> (was shut by order).</param>
/// <param name="From">May lie before the day.</param>
/// <param name="To">May lie after the day; null while nobody knows.</param>
/// <param name="Window">By which a declared one is cancelled; null where there is none.</param>
/// <param name="Waiting">Messages that will wait when it ends, as things are; null where that cannot be said, or it is over.</param>
/// <param name="DrainedAt">When none of them will any more; null likewise.</param>
public sealed record CalendarClosureView(string Kind, DateTimeOffset From, DateTimeOffset? To, string Reason, string? Window, long? Waiting, DateTimeOffset? DrainedAt)
{
    internal static CalendarClosureView Of(CalendarClosure closure) =>
        new(closure.Kind.ToString().ToLowerInvariant(), closure.From, closure.To, PatientMask.Numbers(closure.Reason), closure.Window, closure.Waiting, closure.DrainedAt);
}
