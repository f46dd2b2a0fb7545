using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>Lays closures and forecasts over the coming days. Pure.</summary>
/// <param name="now">By the wall clock, which windows mean.</param>
/// <param name="steady">The same moment as the forecasts have it.</param>
internal sealed class CalendarMaker(WindowBook book, DateTimeOffset now, DateTimeOffset steady)
{
    public const int MostDays = 31;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private readonly DateOnly today = DateOnly.FromDateTime(now.ToOffset(China).DateTime);

    public WindowCalendar Of(DestinationView view, int days)
    {
        DateTimeOffset first = Midnight(today), last = Midnight(today.AddDays(days));
        CalendarClosure[] closures = [.. Closures(view, first, last).OrderBy(closure => closure.From).ThenBy(closure => closure.Window, StringComparer.Ordinal)];
        ImmutableArray<ClosedSpan> shut = ClosedSpans.Union([.. book.Shut(view.Name, first, last), .. view.Detected.Select(Walled)]);
        TimeOnly? close = view.DayClose is { } its ? TimeOnly.FromDateTime(its.At.ToOffset(China).DateTime) : null;
        return new WindowCalendar(view.Name, view.Drain.Waiting, view.Drain.EndsAt + (now - steady), view.Drain.Ahead is not null, [.. Enumerable.Range(0, days).Select(index => DayOf(today.AddDays(index)))]);

        CalendarDay DayOf(DateOnly day)
        {
            (DateTimeOffset from, DateTimeOffset to) = (Midnight(day), Midnight(day.AddDays(1)));
            return new CalendarDay(day, shut.Within(from, to), close is { } time ? CloseOf(view, from + time.ToTimeSpan(), shut) : null, [.. closures.Where(closure => closure.From < to && from < (closure.To ?? DateTimeOffset.MaxValue))]);
        }
    }

    private CalendarClose? CloseOf(DestinationView view, DateTimeOffset at, ImmutableArray<ClosedSpan> shut)
    {
        if (at <= now)
        {
            return null;
        }

        DateTimeOffset? since = shut.Where(span => span.Holds(at)).Select(span => (DateTimeOffset?)span.From).FirstOrDefault();
        long? waiting = Waiting(view, at);
        return new CalendarClose(at, since, waiting, since is not null || waiting > 0 || (view.DayClose is { IsThreatened: true } next && next.At == at));
    }

    private IEnumerable<CalendarClosure> Closures(DestinationView view, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (Window window in book.Windows.Where(window => window.Destination == view.Name))
        {
            ClosureKind kind = window.Effect switch { WindowEffect.Closed => ClosureKind.Planned, WindowEffect.Paused => ClosureKind.Paused, _ => ClosureKind.Opened };
            foreach (ClosedSpan span in window.Schedule.Spans(from, to))
            {
                yield return Closure(view, kind, span, window.Reason, window.Id);
            }
        }

        foreach (ClosedSpan span in book.Noted(view.Name).Where(span => span.Touches(from, to)))
        {
            yield return Closure(view, ClosureKind.Over, span, "", null);
        }

        foreach (ClosedSpan span in view.Detected.Select(Walled).Where(span => span.Touches(from, to)))
        {
            yield return Closure(view, ClosureKind.Detected, span, span.To == DateTimeOffset.MaxValue ? view.Closed?.Reason ?? "" : "", null);
        }
    }

    private CalendarClosure Closure(DestinationView view, ClosureKind kind, ClosedSpan span, string reason, string? window)
    {
        DateTimeOffset? to = span.To < DateTimeOffset.MaxValue ? span.To : null;
        long? waiting = kind != ClosureKind.Opened && to > now ? Waiting(view, span.To) : null;
        DateTimeOffset? empty = waiting > 0 ? view.Drain.Ahead?.EmptyFrom(steady + (span.To - now)) : null;
        return new CalendarClosure(kind, span.From, to, reason, window, waiting, empty + (now - steady));
    }

    private long? Waiting(DestinationView view, DateTimeOffset at) => view.Drain.Ahead is { } ahead && at - now < BacklogForecast.Horizon ? (long)Math.Round(ahead.At(steady + (at - now))) : null;

    private ClosedSpan Walled(ClosedSpan span) => span.Moved(now - steady);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), China);
}
