using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Gateway.Journal;

/// <summary>A journal that keeps the same promises except to survive the process. For tests of what stands on a journal.</summary>
public sealed class InMemoryJournal : IJournal, ILedgerBook, IJobBook, IFactSurroundings
{
    private readonly Lock gate = new();
    private readonly List<Kept> messages = [];
    private readonly Dictionary<string, AttemptPlace> attempts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> lastMsgIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Institution, string Scope, string Local), ImmutableDictionary<string, string>> keyBook = [];
    private readonly UnmappedShelf unmapped = new();
    private readonly LedgerShelf ledger = new();
    private readonly JobShelf jobs = new();
    private long sequence;

    /// <inheritdoc/>
    public Task<Recorded> RecordAsync(Arrival arrival, CancellationToken cancellationToken) => Guarded(() =>
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(arrival.Bytes.Span));
        if (SameArrival(arrival.Institution, arrival.Source, sha256, arrival.SameSince) is { } earlier)
        {
            return new Recorded(earlier, WasHereBefore: true);
        }

        sequence++;
        messages.Add(new Kept(MessageFold.Begin(messages.Count + 1, arrival, sha256), arrival.Bytes.ToArray()));
        if (arrival.Reply is { } reply)
        {
            Put(messages[^1], reply);
        }

        return new Recorded(messages.Count, WasHereBefore: false);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task AppendAsync(long messageId, JournalFact fact, FactOrigin origin, CancellationToken cancellationToken)
    {
        return Guarded(() =>
        {
            Kept message = At(messageId) ?? throw new FactRefusedException($"There is no message {messageId}.");
            _ = MessageFold.After(message.Header, fact, origin);
            FactRules.Check(message.Header, fact, this);
            Put(message, new FactEntry(fact, origin));
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task AppendBothAsync(long messageId, FactEntry first, FactEntry then, CancellationToken cancellationToken)
    {
        FactRules.CheckSecond(then.Fact, nameof(then));
        return Guarded(() =>
        {
            Kept message = At(messageId) ?? throw new FactRefusedException($"There is no message {messageId}.");
            _ = MessageFold.After(MessageFold.After(message.Header, first.Fact, first.Origin), then.Fact, then.Origin);
            FactRules.Check(message.Header, first.Fact, this);
            Put(message, first);
            Put(message, then);
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<MessageHeader?> FindAsync(long messageId, CancellationToken cancellationToken) => Guarded(() => At(messageId)?.Header, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalledFact>> ReadAsync(long messageId, CancellationToken cancellationToken) => Guarded(() =>
        At(messageId)?.Rows.Select(row => new JournalledFact(row.Sequence, FactPayload.Read(row.Kind, row.Payload), row.Origin)).ToImmutableArray() ?? [], cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> ReadArrivalAsync(long messageId, CancellationToken cancellationToken) => Guarded(() =>
        At(messageId)?.Bytes ?? throw new FactRefusedException($"There are no bytes of a message {messageId}."), cancellationToken);

    /// <inheritdoc/>
    public Task<MessagePage> ListAsync(MessageFilter filter, CancellationToken cancellationToken) => Guarded(() =>
        new MessagePage([.. Walk(messages.Where(message => Matches(message, filter)).Select(message => message.Header), filter).Take(filter.Limit)], sequence), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<MessageHeader> UnfinishedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (MessageHeader header in await Guarded(() => messages.Select(message => message.Header).Where(header => !header.State.IsFinal()).ToImmutableArray(), cancellationToken))
        {
            yield return header;
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableDictionary<string, string>> LookUpAsync(string institution, string scope, string local, CancellationToken cancellationToken) =>
        Guarded(() => keyBook.GetValueOrDefault((institution, scope, local), ImmutableDictionary<string, string>.Empty), cancellationToken);

    /// <inheritdoc/>
    public Task<MessageHeader?> FindByBusinessKeyAsync(string businessKey, CancellationToken cancellationToken) => Guarded(() =>
        messages.Where(message => message.BusinessKeys.Contains(businessKey)).Select(message => message.Header).OrderBy(header => header.BusinessKey == businessKey && header.State.IsLive()).ThenBy(header => header.Id).LastOrDefault(), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> LastMsgIdAsync(string institution, CancellationToken cancellationToken) => Guarded(() => lastMsgIds.GetValueOrDefault(institution), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StateCount>> CountAsync(CancellationToken cancellationToken) => Guarded(() => messages
        .GroupBy(message => (message.Header.Source, message.Header.State))
        .Select(group => new StateCount(group.Key.Source, group.Key.State, group.LongCount()))
        .OrderBy(count => count.Source, StringComparer.Ordinal).ThenBy(count => count.State).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<UnmappedNote>> NoteUnmappedAsync(long messageId, ImmutableArray<UnmappedNote> codes, DateTimeOffset at, CancellationToken cancellationToken) => Guarded(() =>
    {
        Kept message = At(messageId) ?? throw new FactRefusedException($"There is no message {messageId}.");
        return codes.Where(code => unmapped.Note(message.Header, code, at)).ToImmutableArray();
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<UnmappedRow>> ListUnmappedAsync(UnmappedFilter filter, CancellationToken cancellationToken) => Guarded(() => unmapped.List(filter, IsParked), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<long>> WaitingForAsync(UnmappedKey code, CancellationToken cancellationToken) => Guarded(() => unmapped.Waiting(code, IsParked), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LedgerEntry>> LinesAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) => Guarded(() => ledger.Lines(institution, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LedgerEntry>> FindLinesAsync(string institution, string numberOrMsgId, CancellationToken cancellationToken) => Guarded(() => ledger.Find(institution, numberOrMsgId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> AccountsAsync(string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken) => Guarded(() => ledger.Lines(institution, from, to)
        .Where(entry => entry.Line.Kind != LedgerKind.Voided).Select(entry => entry.Line.Account).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public Task<long> SaveAsync(BulkJob job, ImmutableArray<BulkItem> items, CancellationToken cancellationToken) => Guarded(() => jobs.Save(job, items), cancellationToken);

    /// <inheritdoc/>
    public Task<BulkJob?> FindJobAsync(long jobId, CancellationToken cancellationToken) => Guarded(() => jobs.Find(jobId), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<BulkJob>> ListJobsAsync(int limit, CancellationToken cancellationToken) => Guarded(() => jobs.List(limit), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<BulkItem>> ListItemsAsync(long jobId, BulkResult? result, long after, int limit, CancellationToken cancellationToken) => Guarded(() => jobs.Items(jobId, result, after, limit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    long? IFactSurroundings.LiveHolder(string businessKey) => messages.Find(message => message.Header.BusinessKey == businessKey && message.Header.State.IsLive())?.Header.Id;

    AttemptPlace? IFactSurroundings.FindAttempt(string msgId) => attempts.TryGetValue(msgId, out AttemptPlace place) ? place : null;

    long? IFactSurroundings.SameArrival(string institution, string source, string sha256, DateTimeOffset? since) => SameArrival(institution, source, sha256, since);

    private long? SameArrival(string institution, string source, string sha256, DateTimeOffset? since) => messages.Find(message =>
        !(message.Header.ReceivedAt < since) && message.Header.Sha256 == sha256 && message.Header.Institution == institution && message.Header.Source == source && message.Header.State is not MessageState.Refused)?.Header.Id;

    /// <summary>Keeps a fact that may follow.</summary>
    private void Put(Kept message, FactEntry entry)
    {
        message.Header = MessageFold.After(message.Header, entry.Fact, entry.Origin);
        message.Rows.Add((++sequence, FactPayload.KindOf(entry.Fact), FactPayload.Write(entry.Fact), entry.Origin with { At = entry.Origin.At.ToUniversalTime() }));
        Project(message, entry.Fact);
    }

    private void Project(Kept message, JournalFact fact)
    {
        switch (fact)
        {
            case JournalFact.Prepared prepared:
                message.Keys.UnionWith(prepared.Keys.IsDefault ? [] : prepared.Keys.Select(key => key.Value));
                message.BusinessKeys.UnionWith(prepared.BusinessKey is { } key ? [key] : []);
                message.Keys.UnionWith(message.BusinessKeys);
                break;
            case JournalFact.AttemptStarted { Intent.MsgId: var msgId }:
                attempts.Add(msgId, new AttemptPlace(message.Header.Id, HasEnded: false));
                message.Keys.Add(msgId);
                RaiseMsgId(message.Header.Institution, msgId);
                break;
            case JournalFact.AttemptEnded ended:
                attempts[ended.MsgId] = new AttemptPlace(message.Header.Id, HasEnded: true);
                Learn(ended.Learned);
                ledger.Write(message.Header.Id, ended.Booked, message.Rows.FindLast(row => row.Kind == FactKind.Replied).Payload is { } reply && FactPayload.Read(FactKind.Replied, reply) is JournalFact.Replied { IsFinal: true });
                break;
            case JournalFact.Replied { IsFinal: true }:
                ledger.Reply(message.Header.Id);
                break;
        }
    }

    private void RaiseMsgId(string institution, string msgId)
    {
        if (string.CompareOrdinal(msgId, lastMsgIds.GetValueOrDefault(institution)) > 0)
        {
            lastMsgIds[institution] = msgId;
        }
    }

    private void Learn(ImmutableArray<KeyBookRow> rows)
    {
        foreach (KeyBookRow row in rows.IsDefault ? [] : rows)
        {
            (string, string, string) place = (row.Institution, row.Scope, row.Local);
            keyBook[place] = keyBook.GetValueOrDefault(place, ImmutableDictionary.Create<string, string>(StringComparer.Ordinal)).SetItem(row.Name, row.Value);
        }
    }

    private bool IsParked(long messageId) => At(messageId)?.Header.State is MessageState.Parked;

    private Kept? At(long messageId) => messageId >= 1 && messageId <= messages.Count ? messages[(int)messageId - 1] : null;

    private Task<T> Guarded<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (gate)
        {
            try
            {
                return Task.FromResult(action());
            }
            catch (InvalidOperationException refused)
            {
                return Task.FromException<T>(refused);
            }
        }
    }

    private static bool Matches(Kept message, MessageFilter filter) =>
        (filter.Institution is null || message.Header.Institution == filter.Institution)
        && (filter.Source is null || message.Header.Source == filter.Source)
        && (filter.EventEnd is { } end ? message.Header.Event?.EndsWith(end, StringComparison.Ordinal) == true : filter.Event is null || message.Header.Event == filter.Event)
        && (filter.LaneStart is not { } start || message.Header.Lane?.Text.StartsWith(start, StringComparison.Ordinal) == true)
        && (filter.State is null || message.Header.State == filter.State)
        && (filter.Key is null || message.Keys.Contains(filter.Key))
        && (filter.From is null || message.Header.ReceivedAt >= filter.From)
        && (filter.To is null || message.Header.ReceivedAt < filter.To)
        && (filter.IssueCode is null || message.Header.IssueCode == filter.IssueCode)
        && (filter.Before is null || message.Header.Id < filter.Before)
        && (filter.After is null || message.Header.Id > filter.After);

    private static IEnumerable<MessageHeader> Walk(IEnumerable<MessageHeader> found, MessageFilter filter) => filter.After is null ? found.Reverse() : found;

    private sealed class Kept(MessageHeader header, byte[] bytes)
    {
        public MessageHeader Header { get; set; } = header;

        public ReadOnlyMemory<byte> Bytes { get; } = bytes;

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        /// <summary>Those that it holds or held.</summary>
        public HashSet<string> BusinessKeys { get; } = new(StringComparer.Ordinal);

        public List<(long Sequence, FactKind Kind, byte[] Payload, FactOrigin Origin)> Rows { get; } = [];
    }
}
