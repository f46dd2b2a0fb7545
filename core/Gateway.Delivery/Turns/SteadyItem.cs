using System.Collections.Immutable;

namespace Gateway.Delivery;

/// <summary>
/// What the journal says of a message, with its times moved from the wall clock, which somebody may have set, to the steady one. Their order is the journal's and nothing lies
/// in the future: a wait that counts from one of them is never longer than it was meant.
/// </summary>
internal static class SteadyItem
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static MessageInHand On(this MessageInHand inHand, SteadyTime steady)
    {
        DeliveryItem item = inHand.Item.On(steady);
        return new MessageInHand(item, item.ReleasedAt);
    }

    /// <summary>An item as the journal gives it, with all that was tried and ordered; earlier messages too.</summary>
    public static DeliveryItem On(this DeliveryItem item, SteadyTime steady)
    {
        if (item.Attempts.IsEmpty && item.Orders.IsEmpty && item.Earlier.IsEmpty)
        {
            return item;
        }

        steady.Look();
        DateTimeOffset latest = steady.GetUtcNow();
        var attempts = item.Attempts.ToBuilder();
        var orders = item.Orders.ToBuilder();
        for (int tried = attempts.Count, given = orders.Count - 1; tried >= 0; tried--) // newest first
        {
            for (; given >= 0 && orders[given].AfterAttempts >= tried; given--)
            {
                orders[given] = orders[given] with { At = Earlier(steady.Of(orders[given].At), latest) };
                latest = orders[given].At - Tick;
            }

            if (tried > 0)
            {
                attempts[tried - 1] = Moved(attempts[tried - 1], steady, latest);
                latest = attempts[tried - 1].Intent.At - Tick;
            }
        }

        return item with
        {
            ReleasedAt = orders is [.., var last] ? last.At : null,
            Attempts = attempts.DrainToImmutable(),
            Orders = orders.DrainToImmutable(),
            Earlier = [.. item.Earlier.Select(earlier => earlier.On(steady))],
        };
    }

    /// <summary>An interrupted attempt ends as it begins: that stays.</summary>
    private static Attempt Moved(Attempt attempt, SteadyTime steady, DateTimeOffset latest)
    {
        DateTimeOffset ended = Earlier(steady.Of(attempt.EndedAt), latest);
        DateTimeOffset begun = attempt.EndedAt == attempt.Intent.At ? ended : Earlier(steady.Of(attempt.Intent.At), ended - Tick);
        return attempt with { Intent = attempt.Intent with { At = begun }, EndedAt = ended };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
