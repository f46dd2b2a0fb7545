using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>Every window that is declared, and the closures that destinations showed by themselves. Thread-safe.</summary>
/// <param name="margin">So long before a window begins nothing new is sent any more, so that no answer falls into it.</param>
internal sealed class WindowBook(TimeSpan margin)
{
    /// <summary>How far ahead windows are looked for at a time.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(40);

    private const int ClosuresKept = 500;
    private readonly Lock guard = new();
    private ImmutableArray<Window> windows = [];
    private ImmutableArray<(string Destination, ClosedSpan Span)> closures = [];
    private volatile int version;

    /// <summary>Changes whenever the windows do.</summary>
    public int Version => version;

    public ImmutableArray<Window> Windows => windows;

    public void Add(Window window) => Change(all => all.Add(window));

    /// <returns>Whether it was there.</returns>
    public bool Remove(string id)
    {
        int before = windows.Length;
        Change(all => all.RemoveAll(window => window.Id == id));
        return windows.Length < before;
    }

    /// <summary>Remembers that a destination took nothing for a while although nobody had declared it.</summary>
    public void Note(string destination, ClosedSpan span)
    {
        lock (guard)
        {
            closures = closures.Add((destination, span));
            closures = closures.Length > ClosuresKept ? closures.RemoveRange(0, closures.Length - ClosuresKept) : closures;
        }
    }

    public bool Has(string destination) => windows.Any(window => window.Destination == destination);

    /// <summary>When declared windows keep a destination shut, as spans that lie apart, in order.</summary>
    public ImmutableArray<ClosedSpan> Declared(string destination, DateTimeOffset from, DateTimeOffset to)
    {
        ImmutableArray<ClosedSpan> shut = ClosedSpans.Union(Spans(destination, from, to + margin, isOpening: false)), open = ClosedSpans.Union(Spans(destination, from, to, isOpening: true));
        return [.. ClosedSpans.Without(shut, open).Where(span => span.Touches(from, to))];
    }

    /// <summary>When a destination was shut or showed itself shut: time that counts against no deadline.</summary>
    public ImmutableArray<ClosedSpan> Shut(string destination, DateTimeOffset from, DateTimeOffset to) => ClosedSpans.Union(
        [.. Declared(destination, from, to), .. closures.Where(closure => closure.Destination == destination && closure.Span.Touches(from, to)).Select(closure => closure.Span)]);

    /// <summary>Closures of a destination that are over and that nobody has declared, or no longer.</summary>
    public IEnumerable<ClosedSpan> Noted(string destination) => closures.Where(closure => closure.Destination == destination).Select(closure => closure.Span);

    /// <summary>Why declared windows keep a destination shut at a moment; null when none does. And until when that is certain.</summary>
    public (Closing? Closing, DateTimeOffset Until) At(string destination, DateTimeOffset now)
    {
        ImmutableArray<ClosedSpan> spans = Declared(destination, now, now + Horizon);
        if (spans is [var first, ..] && first.Holds(now))
        {
            IEnumerable<string> reasons = windows.Where(window => window.Destination == destination && window.Effect != WindowEffect.Open && window.Schedule.Spans(now, now + margin + TimeSpan.FromTicks(1)).Any()).Select(window => window.Reason).Distinct(StringComparer.Ordinal);
            return (new Closing(first, string.Join("; ", reasons)), first.To);
        }

        return (null, spans is [var next, ..] ? next.From : now + Horizon);
    }

    private IEnumerable<ClosedSpan> Spans(string destination, DateTimeOffset start, DateTimeOffset end, bool isOpening) => windows
        .Where(window => window.Destination == destination && (window.Effect == WindowEffect.Open) == isOpening)
        .SelectMany(window => window.Schedule.Spans(start, end), (window, span) => window.Effect == WindowEffect.Closed ? span with { From = span.From - margin } : span);

    private void Change(Func<ImmutableArray<Window>, ImmutableArray<Window>> change)
    {
        lock (guard)
        {
            windows = change(windows);
            version++;
        }
    }
}
