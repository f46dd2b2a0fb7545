namespace Gateway.Journal;

/// <summary>What a run would drop, without dropping it.</summary>
public static class RetentionPreview
{
    private const int Page = 200;

    public static RetentionTally Of(JournalInspection journal, RetentionRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RetentionTally tally = default;
        foreach (KeptParts kept in rule.Shortest is null ? [] : new[] { KeptParts.Everything, KeptParts.Replies })
        {
            foreach (MessageHeader message in Due(journal, rule, kept, now))
            {
                cancellationToken.ThrowIfCancellationRequested();
                tally += new RetentionTally(1, journal.Freed(message.Id, rule.For(message, now)));
            }
        }

        return tally;
    }

    private static IEnumerable<MessageHeader> Due(JournalInspection journal, RetentionRule rule, KeptParts kept, DateTimeOffset now)
    {
        for (long after = 0; ;)
        {
            IReadOnlyList<MessageHeader> page = journal.Keeping(kept, after, Page);
            foreach (MessageHeader message in page.Where(message => rule.For(message, now) > kept))
            {
                yield return message;
            }

            if (page.Count < Page || page[^1].ReceivedAt >= now - rule.Shortest)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }
}
