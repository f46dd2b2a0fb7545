using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>Sums of spans. Pure.</summary>
public static class ClosedSpans
{
    /// <summary>How much of a stretch of time was closed.</summary>
    /// <param name="spans">Apart and in order, as <see cref="Union"/> gives them.</param>
    public static TimeSpan Within(this ImmutableArray<ClosedSpan> spans, DateTimeOffset from, DateTimeOffset to)
    {
        TimeSpan closed = TimeSpan.Zero;
        foreach (ClosedSpan span in spans.IsDefault ? [] : spans)
        {
            closed += span.Touches(from, to) ? Earlier(span.To, to) - Later(span.From, from) : TimeSpan.Zero;
        }

        return closed;
    }

    /// <summary>The same time as spans that lie apart from one another, in order.</summary>
    internal static ImmutableArray<ClosedSpan> Union(IEnumerable<ClosedSpan> spans)
    {
        var apart = ImmutableArray.CreateBuilder<ClosedSpan>();
        foreach (ClosedSpan span in spans.Where(span => span.From < span.To).OrderBy(span => span.From))
        {
            if (apart.Count > 0 && span.From <= apart[^1].To)
            {
                apart[^1] = apart[^1] with { To = Later(apart[^1].To, span.To) };
            }
            else
            {
                apart.Add(span);
            }
        }

        return apart.ToImmutable();
    }

    /// <summary>What is left of spans when others are cut out of them. Both lie apart and in order.</summary>
    internal static ImmutableArray<ClosedSpan> Without(ImmutableArray<ClosedSpan> spans, ImmutableArray<ClosedSpan> cut)
    {
        IEnumerable<ClosedSpan> left = spans;
        foreach (ClosedSpan hole in cut)
        {
            left = left.SelectMany(span => Around(span, hole));
        }

        return [.. left];
    }

    private static IEnumerable<ClosedSpan> Around(ClosedSpan span, ClosedSpan hole)
    {
        if (!span.Touches(hole.From, hole.To))
        {
            return [span];
        }

        return new[] { span with { To = hole.From }, span with { From = hole.To } }.Where(part => part.From < part.To);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
