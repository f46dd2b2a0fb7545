using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>
/// One destination: who waits for a seat there, how many seats there are, and whether it is closed. A closed destination gives no seat, except
/// one to look whether it has opened; after that seats come back one by one with each answer. Guarded by <see cref="LaneScheduler"/>.
/// </summary>
internal sealed partial class DestinationGate(string name, DestinationOptions options, Func<string, GuardedTarget> target, ILogger logger)
{
    private readonly Dictionary<string, TransactionGate> transactions = new(StringComparer.Ordinal);
    private bool isProbing;

    public string Name { get; } = name;

    /// <summary>Lanes that may go on as soon as there is a seat.</summary>
    public FairQueue<Lane> Ready { get; } = new();

    /// <summary>Lanes that are being worked on.</summary>
    public int Active { get; private set; }

    /// <summary>How many may be worked on now; grows back to the configured number after a closure.</summary>
    public int Seats { get; private set; } = options.Concurrency;

    /// <summary>Null while it is open.</summary>
    public Closure? Closure { get; private set; }

    /// <summary>When the scheduler looks again, in steady time.</summary>
    public DateTimeOffset RingsAt { get; set; } = DateTimeOffset.MaxValue;

    public IReadOnlyCollection<TransactionGate> Transactions => transactions.Values;

    public TransactionGate Transaction(string transaction)
    {
        if (!transactions.TryGetValue(transaction, out TransactionGate? gate))
        {
            gate = new TransactionGate(transaction, this, options.Transactions.GetValueOrDefault(transaction)?.Concurrency, target(transaction));
            transactions.Add(transaction, gate);
        }

        return gate;
    }

    /// <summary>Gives the next lane a seat.</summary>
    /// <returns>Null when nobody waits or there is no seat.</returns>
    public Lane? TakeNext(DateTimeOffset now)
    {
        if (Closure is { IsDeclared: true } declared && now >= declared.Next)
        {
            Open();
        }

        bool mayProbe = Closure is { IsDeclared: false } detected && !isProbing && now >= detected.Next;
        if (!(mayProbe || (Closure is null && Active < Seats)) || !Ready.TryDequeue(out Lane? lane))
        {
            return null;
        }

        isProbing |= mayProbe;
        Active++;
        (lane.State, lane.Seat, lane.IsProbe) = (LaneState.Active, this, mayProbe);
        return lane;
    }

    /// <summary>Takes a lane's seat back.</summary>
    public void Leave(Lane lane)
    {
        Active--;
        isProbing &= !lane.IsProbe;
        (lane.Seat, lane.IsProbe) = (null, false);
    }

    /// <summary>Learns from an answer.</summary>
    public void Learn(Lane lane, TargetAnswer answer, DateTimeOffset now)
    {
        bool answered = answer.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Refused;
        if (answer.IsClosed && Closure is null)
        {
            Closure = Closure.Detected(now, answer, options);
            LogClosed(Name, Closure.Next);
        }
        else if (lane.IsProbe && Closure is { IsDeclared: false } closure)
        {
            Settle(closure, answer, answered, now);
            (isProbing, lane.IsProbe) = (false, false);
        }
        else if (answered && Closure is null && Seats < options.Concurrency)
        {
            Seats++;
        }
    }

    /// <summary>A person or a calendar closes it for a time.</summary>
    public void CloseUntil(DateTimeOffset now, DateTimeOffset until, string reason)
    {
        Closure = new Closure(now, reason, IsDeclared: true, until, 0);
        LogClosed(Name, until);
    }

    /// <summary>Opens it with one seat; each answer adds one, so that what has piled up does not fall on it all at once.</summary>
    public void Open()
    {
        Closure = null;
        Seats = 1;
        LogOpened(Name);
    }

    /// <summary>When to look again whether a seat is free; null while no time will change that.</summary>
    public DateTimeOffset? LookAgainAt => Ready.Count > 0 && !isProbing ? Closure?.Next : null;

    private void Settle(Closure closure, TargetAnswer answer, bool answered, DateTimeOffset now)
    {
        if (answered)
        {
            Open();
        }
        else
        {
            Closure = closure.StillClosed(now, answer, options);
        }
    }

    [LoggerMessage(EventIds.DestinationClosed, LogLevel.Warning, "Destination {Destination} takes nothing; messages wait. Next look at {NextLook}.")]
    private partial void LogClosed(string destination, DateTimeOffset nextLook);

    [LoggerMessage(EventIds.DestinationOpened, LogLevel.Information, "Destination {Destination} takes messages again.")]
    private partial void LogOpened(string destination);
}
