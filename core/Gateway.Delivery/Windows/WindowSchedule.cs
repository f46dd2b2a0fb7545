using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>When a window is. Pure: the same schedule gives the same spans on every machine, before and after a restart.</summary>
internal abstract record WindowSchedule
{
    private WindowSchedule() { }

    /// <summary>The spans that touch a stretch of time, in order; they may run into one another.</summary>
    /// <param name="to">Not more than a few years after <paramref name="from"/>.</param>
    public abstract IEnumerable<ClosedSpan> Spans(DateTimeOffset from, DateTimeOffset to);

    /// <summary>The first moment after which it never comes again; <see cref="DateTimeOffset.MaxValue"/> when there is none.</summary>
    public abstract DateTimeOffset Ends { get; }

    public sealed record Once(ClosedSpan Span) : WindowSchedule
    {
        public override DateTimeOffset Ends => Span.To;

        public override IEnumerable<ClosedSpan> Spans(DateTimeOffset from, DateTimeOffset to) => Span.Touches(from, to) ? [Span] : [];
    }

    /// <param name="For">How long each one is, in time that really passes.</param>
    /// <param name="Zone">Whose wall clock <paramref name="Every"/> means.</param>
    public sealed record Recurring(Recurrence Every, TimeSpan For, TimeZoneInfo Zone) : WindowSchedule
    {
        public override DateTimeOffset Ends => DateTimeOffset.MaxValue;

        public override IEnumerable<ClosedSpan> Spans(DateTimeOffset from, DateTimeOffset to)
        {
            // One that began days ago may still be going on; a day more on either side covers every zone and every change of its clock.
            DateOnly last = DateOnly.FromDateTime(to.UtcDateTime).AddDays(1);
            for (DateOnly day = DateOnly.FromDateTime(from.UtcDateTime - For).AddDays(-1); day <= last; day = day.AddDays(1))
            {
                if (Every.Occurs(day) && Beginning(day) is var start && new ClosedSpan(start, start + For) is var span && span.Touches(from, to))
                {
                    yield return span;
                }
            }
        }

        /// <summary>A time that the clock skips counts as the first one after the gap; of a time that comes twice the first counts.</summary>
        private DateTimeOffset Beginning(DateOnly day)
        {
            DateTime local = day.ToDateTime(Every.At);
            while (Zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }

            TimeSpan offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
            return new DateTimeOffset(local, offset);
        }
    }
}
