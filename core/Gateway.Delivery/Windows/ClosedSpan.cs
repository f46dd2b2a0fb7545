namespace Gateway.Delivery;

/// <summary>A stretch of time in which a destination takes nothing.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it; <see cref="DateTimeOffset.MaxValue"/> while nobody has said when it ends.</param>
public readonly record struct ClosedSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whether a moment lies in it.</summary>
    public bool Holds(DateTimeOffset moment) => From <= moment && moment < To;

    internal bool Touches(DateTimeOffset from, DateTimeOffset to) => From < to && from < To;

    /// <summary>The same stretch as another clock shows it.</summary>
    internal ClosedSpan Moved(TimeSpan by) => new(From + by, To == DateTimeOffset.MaxValue ? To : To + by);
}
