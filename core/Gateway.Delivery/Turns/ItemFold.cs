using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>Folds a message's facts to what the planner reads.</summary>
internal static class ItemFold
{
    internal const string Interrupted = "The gateway stopped before the outcome was written.";

    /// <returns>Null when the message has no plan (J2) yet.</returns>
    public static MessageInHand? Fold(MessageHeader header, ImmutableArray<JournalledFact> facts)
    {
        JournalFact.Prepared? prepared = null;
        DateTimeOffset? releasedAt = null;
        var orders = ImmutableArray.CreateBuilder<PersonOrder>();
        var attempts = ImmutableArray.CreateBuilder<Attempt>();
        foreach (JournalledFact entry in facts)
        {
            switch (entry.Fact)
            {
                case JournalFact.Prepared fact:
                    prepared = fact;
                    break;
                case JournalFact.AttemptStarted started:
                    attempts.Add(new Attempt(started.Intent, AttemptOutcome.Unknown, Interrupted, default, started.Intent.At));
                    break;
                case JournalFact.AttemptEnded ended:
                    End(attempts, ended, entry.Origin.At);
                    break;
                case JournalFact.Released released:
                    releasedAt = entry.Origin.At;
                    orders.Add(new PersonOrder(released.How, released.Number, released.Reason, entry.Origin.At, attempts.Count));
                    break;
                default:
                    break;
            }
        }

        return prepared is null ? null : new MessageInHand(new DeliveryItem(header, prepared.Plan, prepared.Canonical, attempts.DrainToImmutable()) { ReleasedAt = releasedAt, Orders = orders.DrainToImmutable() }, releasedAt);
    }

    private static void End(ImmutableArray<Attempt>.Builder attempts, JournalFact.AttemptEnded ended, DateTimeOffset at)
    {
        for (int index = attempts.Count - 1; index >= 0; index--)
        {
            if (attempts[index].Intent.MsgId == ended.MsgId)
            {
                attempts[index] = attempts[index] with { Outcome = ended.Outcome, Detail = ended.Detail, Answer = ended.Answer, EndedAt = at };
                return;
            }
        }
    }
}
