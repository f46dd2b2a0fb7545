using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>
/// The sessions of all operators. Whoever needs one asks; the first that finds none has it ordered: a message of the gateway's own, in the operator's own lane,
/// so that one sign-in serves all lanes of that operator and holds up nobody else's. What the platform gave survives a restart in the key book.
/// </summary>
/// <param name="pause">Shortest time between two sign-ins of one operator, however often the platform ends the session.</param>
internal sealed partial class SessionBook(DeliveryJournal journal, IPlanner planner, TimeSpan pause, DeliveryMeter meter, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<SessionKey, Task<OperatorSession>> sessions = new();

    /// <summary>Takes a message into a lane.</summary>
    public Action<LaneKey, LaneMessage> Enqueue { get; set; } = (_, _) => { };

    /// <summary>Lets go on whatever waits for a session.</summary>
    public Action<SessionKey> Wake { get; set; } = _ => { };

    /// <summary>The number to send; or why there is none yet.</summary>
    /// <exception cref="JournalLostException">The journal failed.</exception>
    public async Task<SessionNeed> NeedAsync(SessionKey key)
    {
        OperatorSession session = await FindAsync(key);
        DateTimeOffset now = time.GetUtcNow();
        if (session.NumberAt(now) is { } number)
        {
            return new SessionNeed.Has(number);
        }

        (string? cause, TimeSpan wait) = session.Claim(now, time.GetTimestamp(), pause, Elapsed);
        return cause is not null ? await OrderAsync(key, session, new SignInOrder(key, cause, now))
            : session.IsImpossible ? new SessionNeed.Impossible()
            : wait > TimeSpan.Zero ? new SessionNeed.Later(wait)
            : new SessionNeed.Awaited();
    }

    /// <summary>Whether to wait for a sign-in that is under way.</summary>
    public bool IsAwaited(SessionKey key) => Known(key)?.IsAwaited(time.GetUtcNow()) ?? false;

    /// <summary>The platform gave a number, whoever asked for it.</summary>
    public void Begin(SessionKey key, string number, DateTimeOffset at)
    {
        Known(key)?.Begin(number, at, time.GetTimestamp());
        meter.SignedIn();
        Wake(key);
    }

    /// <summary>The platform says that the session has ended.</summary>
    /// <returns>Whether it makes sense to send again at once.</returns>
    public bool End(SessionKey key, string used)
    {
        bool isSoon = Known(key)?.End(used, pause, Elapsed) ?? true;
        meter.SessionEnded();
        if (!isSoon)
        {
            LogEndedAtOnce(key.Operator, key.Institution);
        }

        return isSoon;
    }

    /// <summary>A message from before a restart signs in.</summary>
    public async Task ExpectAsync(SessionKey key, long messageId) => (await FindAsync(key)).Expect(messageId);

    /// <summary>A message that signs in has ended.</summary>
    public void Settle(SessionKey key, long messageId)
    {
        Known(key)?.Settle(messageId);
        Wake(key);
    }

    /// <summary>Goes on with an order whose J2 a stop prevented.</summary>
    public async Task ResumeAsync(MessageHeader header, ReadOnlyMemory<byte> bytes)
    {
        SignInOrder order = SignInOrder.Read(bytes);
        (await FindAsync(order.Key)).Expect(header.Id);
        await PrepareAsync(header, order);
    }

    public ImmutableArray<SessionView> Snapshot() =>
    [
        .. sessions.Where(entry => entry.Value.IsCompletedSuccessfully).Select(entry => entry.Value.Result.View(entry.Key, time.GetUtcNow()))
            .OrderBy(view => view.Key.Institution, StringComparer.Ordinal).ThenBy(view => view.Key.Operator, StringComparer.Ordinal),
    ];

    private async Task<SessionNeed> OrderAsync(SessionKey key, OperatorSession session, SignInOrder order)
    {
        MessageHeader header = await journal.RecordAsync(order.ToArrival());
        session.Expect(header.Id);
        LogOrdered(key.Operator, key.Institution, header.Id, order.Cause);
        return await PrepareAsync(header, order) ? new SessionNeed.Awaited() : new SessionNeed.Impossible();
    }

    private async Task<bool> PrepareAsync(MessageHeader header, SignInOrder order)
    {
        PlannedSignIn planned = planner.PlanSignIn(order, header.Sha256);
        if (planned.Prepared is not { } prepared)
        {
            await journal.AppendAsync(header.Id, new JournalFact.Rejected(planned.Issues), "session");
            Known(order.Key)?.Forgo();
            Wake(order.Key);
            return false;
        }

        await journal.AppendAsync(header.Id, prepared, order.Cause);
        Enqueue(order.Key.Lane, new LaneMessage(header.Id));
        return true;
    }

    private OperatorSession? Known(SessionKey key) => sessions.TryGetValue(key, out Task<OperatorSession>? session) && session.IsCompletedSuccessfully ? session.Result : null;

    private Task<OperatorSession> FindAsync(SessionKey key) => sessions.GetOrAdd(key, SeedAsync);

    private async Task<OperatorSession> SeedAsync(SessionKey key)
    {
        var session = new OperatorSession();
        ImmutableDictionary<string, string> page = (await journal.LookUpAsync(key.Institution, [new KeyBookPage(SessionKey.Scope, key.Operator)]))[SessionKey.Scope];
        if (DateOnly.TryParseExact(page.GetValueOrDefault(SessionKey.Day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            session.Recall(page.GetValueOrDefault(SessionKey.Number), day);
        }

        return session;
    }

    private TimeSpan Elapsed(long since) => time.GetElapsedTime(since);

    [LoggerMessage(EventIds.SignInOrdered, LogLevel.Information, "Operator {Operator} of {Institution} signs in with message {MessageId}: {Cause}.")]
    private partial void LogOrdered(string @operator, string institution, long messageId, string cause);

    [LoggerMessage(EventIds.SessionEndedAtOnce, LogLevel.Warning, "The platform ended the session of operator {Operator} of {Institution} right after the sign-in.")]
    private partial void LogEndedAtOnce(string @operator, string institution);
}

/// <summary>What a lane that needs a session gets.</summary>
internal abstract record SessionNeed
{
    private SessionNeed() { }

    /// <summary>The number to send.</summary>
    public sealed record Has(string Number) : SessionNeed;

    /// <summary>Somebody signs in.</summary>
    public sealed record Awaited : SessionNeed;

    /// <summary>The platform ended a session that has only just begun: the next sign-in waits.</summary>
    public sealed record Later(TimeSpan Wait) : SessionNeed;

    /// <summary>Nobody can sign in: the institution or its operator is not configured.</summary>
    public sealed record Impossible : SessionNeed;
}
