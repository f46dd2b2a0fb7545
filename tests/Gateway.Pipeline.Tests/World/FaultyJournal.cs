using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Pipeline.Tests;

/// <summary>A journal that does what a test wants before it does what it should.</summary>
internal sealed class FaultyJournal : IJournal, ILedgerBook
{
    private readonly InMemoryJournal store = new();

    /// <summary>Called before a message is kept; may throw.</summary>
    public Action BeforeRecord { get; set; } = () => { };

    /// <summary>Called before a fact is kept; may throw.</summary>
    public Action<JournalFact> BeforeAppend { get; set; } = _ => { };

    /// <summary>Called before the key book is asked, which is in the middle of the steps; may throw.</summary>
    public Action BeforeLookUp { get; set; } = () => { };

    public static JournalBrokenException Broken() => new("The disk is full.", new IOException());

    public Task<ImmutableArray<LedgerEntry>> LinesAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) => store.LinesAsync(institution, from, to, cancellationToken);

    public Task<ImmutableArray<LedgerEntry>> FindLinesAsync(string institution, string numberOrMsgId, CancellationToken cancellationToken) => store.FindLinesAsync(institution, numberOrMsgId, cancellationToken);

    public Task<ImmutableArray<string>> AccountsAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) => store.AccountsAsync(institution, from, to, cancellationToken);

    public Task<Recorded> RecordAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        BeforeRecord();
        return store.RecordAsync(arrival, cancellationToken);
    }

    public Task AppendAsync(long messageId, JournalFact fact, FactOrigin origin, CancellationToken cancellationToken)
    {
        BeforeAppend(fact);
        return store.AppendAsync(messageId, fact, origin, cancellationToken);
    }

    public Task AppendBothAsync(long messageId, FactEntry first, FactEntry then, CancellationToken cancellationToken)
    {
        BeforeAppend(first.Fact);
        BeforeAppend(then.Fact);
        return store.AppendBothAsync(messageId, first, then, cancellationToken);
    }

    public Task<ImmutableDictionary<string, string>> LookUpAsync(string institution, string scope, string local, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BeforeLookUp();
        return store.LookUpAsync(institution, scope, local, cancellationToken);
    }

    public Task<MessageHeader?> FindAsync(long messageId, CancellationToken cancellationToken) => store.FindAsync(messageId, cancellationToken);

    public Task<ImmutableArray<JournalledFact>> ReadAsync(long messageId, CancellationToken cancellationToken) => store.ReadAsync(messageId, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadArrivalAsync(long messageId, CancellationToken cancellationToken) => store.ReadArrivalAsync(messageId, cancellationToken);

    public Task<MessagePage> ListAsync(MessageFilter filter, CancellationToken cancellationToken) => store.ListAsync(filter, cancellationToken);

    public IAsyncEnumerable<MessageHeader> UnfinishedAsync(CancellationToken cancellationToken) => store.UnfinishedAsync(cancellationToken);

    public Task<MessageHeader?> FindByBusinessKeyAsync(string businessKey, CancellationToken cancellationToken) => store.FindByBusinessKeyAsync(businessKey, cancellationToken);

    public Task<string?> LastMsgIdAsync(string institution, CancellationToken cancellationToken) => store.LastMsgIdAsync(institution, cancellationToken);

    public Task<ImmutableArray<StateCount>> CountAsync(CancellationToken cancellationToken) => store.CountAsync(cancellationToken);

    public Task<ImmutableArray<UnmappedNote>> NoteUnmappedAsync(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at, CancellationToken cancellationToken) => store.NoteUnmappedAsync(messageId, codes, at, cancellationToken);

    public Task<ImmutableArray<UnmappedRow>> ListUnmappedAsync(UnmappedFilter filter, CancellationToken cancellationToken) => store.ListUnmappedAsync(filter, cancellationToken);

    public Task<ImmutableArray<long>> WaitingForAsync(UnmappedKey code, CancellationToken cancellationToken) => store.WaitingForAsync(code, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
