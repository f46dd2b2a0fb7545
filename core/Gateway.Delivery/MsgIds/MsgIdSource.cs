using System.Collections.Concurrent;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// Makes msgids as the platform wants them: institution 12, time of day in China yyyyMMddHHmmss 14, sequence 4 (0001 to 9999); unique per message.
/// They only grow, per institution, and go on after the last one in the journal. When the clock steps back, or a second is used up, the
/// time inside the msgid runs ahead of the clock instead of waiting for it.
/// </summary>
internal sealed class MsgIdSource(IJournal journal, TimeProvider time) : IMsgIdSource
{
    private readonly ConcurrentDictionary<string, Task<MsgIdSequence>> sequences = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The institution's code has not twelve characters.</exception>
    public async ValueTask<AttemptStamp> NextAsync(string institution, CancellationToken cancellationToken)
    {
        Task<MsgIdSequence> seeding = sequences.GetOrAdd(institution, static (code, source) => source.SeedAsync(code), this);
        try
        {
            MsgIdSequence sequence = await seeding.WaitAsync(cancellationToken);
            return sequence.Next(time.GetUtcNow());
        }
        catch when (seeding.IsFaulted)
        {
            sequences.TryRemove(KeyValuePair.Create(institution, seeding)); // the next one asks the journal again
            throw;
        }
    }

    // One reading serves everybody who waits for it, so nobody's cancellation may end it.
    private async Task<MsgIdSequence> SeedAsync(string institution)
    {
        string? last = await journal.LastMsgIdAsync(institution, CancellationToken.None);
        return new MsgIdSequence(institution, last);
    }
}
