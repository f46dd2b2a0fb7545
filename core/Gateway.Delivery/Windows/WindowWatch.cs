namespace Gateway.Delivery;

/// <summary>Whether declared windows keep one destination shut now, by the wall clock. Guarded by <see cref="LaneScheduler"/>; cheap to ask for every call.</summary>
internal sealed class WindowWatch(WindowBook book, string destination, TimeProvider clock)
{
    // The wall clock may be set: what follows from it is looked at again after this, at the latest.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private Closing? closing;
    private DateTimeOffset from = DateTimeOffset.MaxValue;
    private DateTimeOffset until = DateTimeOffset.MinValue;
    private int version = -1;
    private bool isWatched;

    /// <summary>Null while no window keeps it shut.</summary>
    public Closing? Now()
    {
        if (version == book.Version && !isWatched)
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (version != book.Version || now < from || now >= until)
        {
            version = book.Version;
            isWatched = book.Has(destination);
            ((closing, until), from) = (book.At(destination, now), now);
        }

        return closing;
    }

    /// <summary>How long until it may be otherwise; null while no window is declared.</summary>
    public TimeSpan? Change => Now() is null && !isWatched ? null : until - clock.GetUtcNow() is var wait && wait < LookAgain ? wait : LookAgain;

    /// <summary>How long the closing has been going on, and how much longer it lasts; nobody has said when it ends if that is null.</summary>
    public (TimeSpan Since, TimeSpan? Left) Extent(Closing shut)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return (now - shut.Span.From, shut.Span.To == DateTimeOffset.MaxValue ? null : shut.Span.To - now);
    }

    /// <summary>When declared windows keep it shut from now on, as the steady clock will show it.</summary>
    public IEnumerable<ClosedSpan> Ahead(DateTimeOffset steady, TimeSpan horizon)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return book.Has(destination) ? book.Declared(destination, now, now + horizon).Select(span => span.Moved(steady - now)) : [];
    }
}
