using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>An engine's view of a journal that outlives it. At one append of its choice the process "ends": that call and all later ones never return.</summary>
/// <param name="store">What survives.</param>
/// <param name="endsAt">The append (from 0) at which the process ends; -1 for never.</param>
/// <param name="isWritten">Whether the fact of that last append reaches the store.</param>
internal sealed class SimulatedJournal(IJournal store, int endsAt = -1, bool isWritten = false) : IJournal
{
    private int appends;

    public bool HasEnded { get; private set; }

    public Exception? Failure { get; set; }

    /// <summary>What appends wait for before they reach the store; null for nothing.</summary>
    public Task? Away { get; set; }

    /// <summary>The process ends here and now.</summary>
    public void End() => HasEnded = true;

    public Task AppendAsync(long messageId, JournalFact fact, FactOrigin origin, CancellationToken cancellationToken) => AppendAsync(() => store.AppendAsync(messageId, fact, origin, cancellationToken));

    public Task AppendBothAsync(long messageId, FactEntry first, FactEntry then, CancellationToken cancellationToken) => AppendAsync(() => store.AppendBothAsync(messageId, first, then, cancellationToken));

    private async Task AppendAsync(Func<Task> append)
    {
        await AliveAsync();
        await Task.Yield();
        await AliveAsync();
        if (Failure is { } failure)
        {
            throw failure;
        }

        await (Away ?? Task.CompletedTask);

        bool ends = appends++ == endsAt;
        HasEnded |= ends;
        if (!ends || isWritten)
        {
            await append();
        }

        await Task.Yield();
        await AliveAsync();
    }

    public Task<MessageHeader?> FindAsync(long messageId, CancellationToken cancellationToken) => WhileAliveAsync(() => store.FindAsync(messageId, cancellationToken));

    public Task<ImmutableArray<JournalledFact>> ReadAsync(long messageId, CancellationToken cancellationToken) => WhileAliveAsync(() => store.ReadAsync(messageId, cancellationToken));

    public Task<string?> LastMsgIdAsync(string institution, CancellationToken cancellationToken) => WhileAliveAsync(() => store.LastMsgIdAsync(institution, cancellationToken));

    public IAsyncEnumerable<MessageHeader> UnfinishedAsync(CancellationToken cancellationToken) => store.UnfinishedAsync(cancellationToken);

    public Task<Recorded> RecordAsync(Arrival arrival, CancellationToken cancellationToken) => store.RecordAsync(arrival, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadArrivalAsync(long messageId, CancellationToken cancellationToken) => store.ReadArrivalAsync(messageId, cancellationToken);

    public Task<MessagePage> ListAsync(MessageFilter filter, CancellationToken cancellationToken) => store.ListAsync(filter, cancellationToken);

    public Task<ImmutableDictionary<string, string>> LookUpAsync(string institution, string scope, string local, CancellationToken cancellationToken) => store.LookUpAsync(institution, scope, local, cancellationToken);

    public Task<MessageHeader?> FindByBusinessKeyAsync(string businessKey, CancellationToken cancellationToken) => store.FindByBusinessKeyAsync(businessKey, cancellationToken);

    public Task<ImmutableArray<StateCount>> CountAsync(CancellationToken cancellationToken) => store.CountAsync(cancellationToken);

    public Task<ImmutableArray<UnmappedNote>> NoteUnmappedAsync(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at, CancellationToken cancellationToken) => store.NoteUnmappedAsync(messageId, codes, at, cancellationToken);

    public Task<ImmutableArray<UnmappedRow>> ListUnmappedAsync(UnmappedFilter filter, CancellationToken cancellationToken) => store.ListUnmappedAsync(filter, cancellationToken);

    public Task<ImmutableArray<long>> WaitingForAsync(UnmappedKey code, CancellationToken cancellationToken) => store.WaitingForAsync(code, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Never returns once the process has ended.</summary>
    public Task AliveAsync() => HasEnded ? new TaskCompletionSource().Task : Task.CompletedTask;

    private async Task<T> WhileAliveAsync<T>(Func<Task<T>> read)
    {
        await AliveAsync();
        await Task.Yield();
        return await read();
    }
}
