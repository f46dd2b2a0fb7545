using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>One destination's coming days by the clock in China: when it takes nothing, what will wait then, and whether a day's close is missed.</summary>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Waiting">Messages that wait now.</param>
/// <param name="DrainedAt">When none will any more; null when nothing waits or that cannot be said.</param>
/// <param name="IsMeasured">Whether it can be said what will wait: at least one message has ended since the start.</param>
/// <param name="Days">Today first.</param>
public sealed record WindowCalendar(string Destination, long Waiting, DateTimeOffset? DrainedAt, bool IsMeasured, ImmutableArray<CalendarDay> Days);

/// <summary>One day.</summary>
/// <param name="Shut">How long it takes nothing on that day, as far as is known.</param>
/// <param name="Close">The settlement day's cut-off; null where none is configured, or when it is over.</param>
/// <param name="Closures">Those that touch the day, in order; each may begin before it and end after it.</param>
public sealed record CalendarDay(DateOnly Day, TimeSpan Shut, CalendarClose? Close, ImmutableArray<CalendarClosure> Closures);

/// <summary>The cut-off of one day.</summary>
/// <param name="At">When.</param>
/// <param name="ShutSince">When it is shut at that moment: since when; what comes in after that misses the cut-off.</param>
/// <param name="Waiting">Messages that will wait at that moment, as things are; null where nothing was measured.</param>
/// <param name="IsThreatened">Whether something will come too late, as things are.</param>
public sealed record CalendarClose(DateTimeOffset At, DateTimeOffset? ShutSince, long? Waiting, bool IsThreatened);

/// <summary>A stretch of time in which it takes nothing, or is let go on although it should not.</summary>
/// <param name="To">Null while nobody knows.</param>
/// <param name="Reason">In the words of who declared it, or of the destination; empty where they are not known any more.</param>
/// <param name="Window">Id of the declared window; null where there is none.</param>
/// <param name="Waiting">Messages that will wait when it ends, as things are; null where that cannot be said, or it is over.</param>
/// <param name="DrainedAt">When none of them will any more; null likewise.</param>
public sealed record CalendarClosure(ClosureKind Kind, DateTimeOffset From, DateTimeOffset? To, string Reason, string? Window, long? Waiting, DateTimeOffset? DrainedAt);

/// <summary>Where a closure comes from.</summary>
public enum ClosureKind
{
    /// <summary>A declared window.</summary>
    Planned,

    /// <summary>A person paused it.</summary>
    Paused,

    /// <summary>A person lets it go on during a window.</summary>
    Opened,

    /// <summary>Its own answers said so.</summary>
    Detected,

    /// <summary>It was shut by order, and that is over.</summary>
    Over,
}
