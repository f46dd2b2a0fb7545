using System.Collections.Concurrent;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// Makes msgids as the platform wants them: institution 12, time of day in China yyyyMMddHHmmss 14, sequence 4 (0001 to 9999); unique per message.
/// They only grow, per institution, and go on after the last one in the journal, which one process alone may write. When the clock steps back the
/// time inside the msgid stays ahead of it. When a second's 9,999 are used up the caller waits for the next one, at most a second by the steady clock.
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
            AttemptStamp stamp;
            for (; !sequence.TryNext(out stamp, out TimeSpan wait);)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            return stamp;
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
        return new MsgIdSequence(institution, last, time);
    }
}
