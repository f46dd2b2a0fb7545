using System.Collections.Immutable;

namespace Gateway.Journal;

/// <summary>Drops what is too old, a small batch at a time with a pause after each, so that nobody waits for it. What it comes to follows from the journal alone: stopped anywhere, the next run goes on.</summary>
public sealed class RetentionRun(IJournalKeeping journal, RetentionRule rule, TimeProvider time)
{
    private const int Page = 200;
    private const int Batch = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Drops everything that is due now.</summary>
    /// <param name="actor">Who ordered it: <c>gateway</c>, or a person's login.</param>
    public async Task<RetentionTally> RunAsync(string actor, CancellationToken cancellationToken)
    {
        RetentionTally tally = default;
        if (rule.Shortest is { } shortest)
        {
            foreach (KeptParts kept in new[] { KeptParts.Replies, KeptParts.Everything }) // what is cut now is not looked at twice
            {
                tally += await DropAsync(kept, time.GetUtcNow() - shortest, actor, cancellationToken);
            }
        }

        return tally;
    }

    private async Task<RetentionTally> DropAsync(KeptParts kept, DateTimeOffset before, string actor, CancellationToken cancellationToken)
    {
        RetentionTally tally = default;
        for (long after = 0; ;)
        {
            ImmutableArray<MessageHeader> page = await journal.KeepingAsync(kept, after, Page, cancellationToken);
            foreach (MessageHeader[] batch in page.Where(message => rule.For(message, time.GetUtcNow()) > kept).Chunk(Batch))
            {
                long[] freed = await Task.WhenAll(batch.Select(message => DropAsync(message, actor, cancellationToken)));
                tally += new RetentionTally(batch.Length, freed.Sum());
                await Task.Delay(Pause, time, cancellationToken);
            }

            if (page.Length < Page || page[^1].ReceivedAt >= before)
            {
                return tally; // numbers grow with time: what follows is younger
            }

            after = page[^1].Id;
        }
    }

    private Task<long> DropAsync(MessageHeader message, string actor, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return journal.DropAsync(message.Id, rule.For(message, now), new FactOrigin(actor, "retention", now), cancellationToken);
    }
}

/// <summary>What a run dropped.</summary>
/// <param name="Messages">Whose bytes.</param>
/// <param name="Bytes">On disk.</param>
public readonly record struct RetentionTally(long Messages, long Bytes)
{
    public static RetentionTally operator +(RetentionTally left, RetentionTally right) => new(left.Messages + right.Messages, left.Bytes + right.Bytes);
}
