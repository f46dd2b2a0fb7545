namespace Gateway.Delivery;

/// <summary>One declared window, for people.</summary>
/// <param name="Id">Number of its order, by which it can be cancelled; or its place in <c>gateway.json</c>, where it is changed.</param>
/// <param name="Destination">For example <c>nhsa</c>.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Every">When it recurs; null for once.</param>
/// <param name="From">When it began, or begins next; null when it never comes again.</param>
/// <param name="To">When that one ends; null while nobody has said.</param>
/// <param name="IsNow">Whether it is going on.</param>
/// <param name="Reason">Why.</param>
public sealed record WindowView(string Id, string Destination, WindowEffect Effect, string? Every, DateTimeOffset? From, DateTimeOffset? To, bool IsNow, string Reason)
{
    // From one leap day to the next but one around a century's turn.
    private static readonly TimeSpan[] Ahead = [TimeSpan.FromDays(40), TimeSpan.FromDays(400), TimeSpan.FromDays(8 * 366)];

    internal static WindowView Of(Window window, DateTimeOffset now)
    {
        ClosedSpan? next = Ahead.Select(ahead => window.Schedule.Spans(now, now + ahead).Cast<ClosedSpan?>().FirstOrDefault()).FirstOrDefault(span => span is not null);
        return new WindowView(
            window.Id, window.Destination, window.Effect, (window.Schedule as WindowSchedule.Recurring)?.Every.Text,
            next?.From, next is { } span && span.To < DateTimeOffset.MaxValue ? span.To : null, next?.Holds(now) ?? false, window.Reason);
    }
}
