using System.Collections.Immutable;
using Gateway.Journal;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery;

/// <summary>
/// One destination: who waits for a seat there, how many seats there are, and whether it is closed. A closed destination gives no seat; one that showed itself closed gives
/// one to look whether it has opened, one that was declared closed none at all. After that seats come back one by one with each answer, and no faster than the ramp allows.
/// Guarded by <see cref="LaneScheduler"/>.
/// </summary>
internal sealed partial class DestinationGate(string name, DestinationOptions options, Func<string, GuardedTarget> target, WindowWatch windows, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<string, TransactionGate> transactions = new(StringComparer.Ordinal);
    private readonly Allowance? allowance = options.RateLimit is { } perSecond ? new Allowance(perSecond) : null;
    private bool isProbing;

    public string Name { get; } = name;

    public DestinationOptions Options { get; } = options;

    /// <summary>Lanes that may go on as soon as there is a seat.</summary>
    public FairQueue<Lane> Ready { get; } = new();

    /// <summary>Lanes that are being worked on.</summary>
    public int Active { get; private set; }

    /// <summary>How many may be worked on now; grows back to the configured number after a closure.</summary>
    public int Seats { get; private set; } = options.Concurrency;

    /// <summary>Null while it is open.</summary>
    public Closure? Closure { get; private set; }

    /// <summary>How fast messages are begun after a closure.</summary>
    public Ramp Ramp { get; } = new(options.Ramp);

    /// <summary>What comes in and goes out.</summary>
    public Flow Flow { get; } = new();

    /// <summary>When its own answers said that it takes nothing.</summary>
    public OutageLog Outages { get; } = new(time);

    /// <summary>What the last call came to that was not answered; null once one is.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Whether it has not all of its seats back after a closure, and those it has are taken.</summary>
    public bool IsShortOfSeats => Closure is null && Seats < Options.Concurrency && Active >= Seats;

    /// <summary>Hears that it has closed, or stays closed longer; behind the lock.</summary>
    public Action<DestinationGate>? Closed { get; set; }

    /// <summary>When the scheduler looks again, in steady time.</summary>
    public DateTimeOffset RingsAt { get; set; } = DateTimeOffset.MaxValue;

    public IReadOnlyCollection<TransactionGate> Transactions => transactions.Values;

    public TransactionGate Transaction(string transaction)
    {
        if (!transactions.TryGetValue(transaction, out TransactionGate? gate))
        {
            gate = new TransactionGate(transaction, this, Options.Transactions.GetValueOrDefault(transaction) ?? new TransactionOptions(), target(transaction), allowance);
            transactions.Add(transaction, gate);
        }

        return gate;
    }

    /// <summary>Gives the next lane a seat.</summary>
    /// <returns>Null when nobody waits or there is no seat.</returns>
    public Lane? TakeNext(DateTimeOffset now)
    {
        Follow(now);
        bool mayProbe = Closure is { IsDeclared: false } detected && !isProbing && now >= detected.Next;
        bool mayGo = Closure is null && Active < Seats && Ready.Count > 0 && Ramp.TryTake(now, hasBacklog: Ready.Count > 1);
        if (!(mayProbe || mayGo) || Dequeue() is not { } lane)
        {
            return null;
        }

        isProbing |= mayProbe;
        Active++;
        (lane.State, lane.Seat, lane.IsProbe, lane.SeatedAt) = (LaneState.Active, this, mayProbe, now);
        return lane;
    }

    /// <summary>Takes a lane's seat back.</summary>
    /// <param name="isEnd">Whether the lane's message has ended.</param>
    public void Leave(Lane lane, bool isEnd, DateTimeOffset now)
    {
        Active--;
        isProbing &= !lane.IsProbe;
        Flow.Left((now - lane.SeatedAt).TotalSeconds, isEnd, now);
        (lane.Seat, lane.IsProbe) = (null, false);
    }

    /// <summary>Learns from an answer.</summary>
    public void Learn(Lane lane, TargetAnswer answer, DateTimeOffset now)
    {
        bool answered = answer.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Refused;
        LastFailure = answered ? null : answer.Detail;
        if (answer.IsClosed && Closure is null)
        {
            Outages.Begin();
            Close(Closure.Detected(now, answer, Options));
        }
        else if (lane.IsProbe && Closure is { IsDeclared: false } closure)
        {
            Settle(closure, answer, answered, now);
            (isProbing, lane.IsProbe) = (false, false);
        }
        else if (Closure is null)
        {
            Ramp.Learn(answered);
            Seats += answered && Seats < Options.Concurrency ? 1 : 0;
        }
    }

    /// <summary>Opens or closes it as declared windows want at this moment.</summary>
    public void Follow(DateTimeOffset now)
    {
        if (windows.Now() is { } closing)
        {
            (TimeSpan since, TimeSpan? left) = windows.Extent(closing);
            var declared = new Closure(now - since, closing.Reason, IsDeclared: true, left is { } wait ? now + wait : DateTimeOffset.MaxValue, 0);
            bool isNew = Closure is not { IsDeclared: true } || Closure.Reason != closing.Reason;
            Outages.End();
            if (isNew)
            {
                Close(declared);
            }

            Closure = declared; // its end moves with the clock
        }
        else if (Closure is { IsDeclared: true })
        {
            Open(now);
        }
    }

    /// <summary>When it takes nothing from now on as far as anybody knows, as spans that lie apart, in order. Steady time.</summary>
    public ImmutableArray<ClosedSpan> ShutAhead(DateTimeOffset now)
    {
        IEnumerable<ClosedSpan> declared = windows.Ahead(now, BacklogForecast.Horizon);
        return ClosedSpans.Union(Closure is { } closure && closure.Next > now ? declared.Append(new ClosedSpan(now, closure.Next)) : declared);
    }

    /// <summary>Opens it with one seat and few messages a second; each answer adds to both, so that what has piled up does not fall on it all at once.</summary>
    public void Open(DateTimeOffset now)
    {
        Outages.End();
        Closure = null;
        Seats = 1;
        Ramp.Begin(now);
        LogOpened(Name);
    }

    /// <summary>When to look again whether a seat is free; null while no time will change that.</summary>
    public DateTimeOffset? LookAgainAt(DateTimeOffset now)
    {
        DateTimeOffset? change = windows.Change is { } wait ? now + wait : null;
        DateTimeOffset? free = Ready.Count == 0 || isProbing ? null
            : Closure is { } closure ? closure.Next
            : Active < Seats ? Ramp.NextAt(now) : null;
        return change is null || free < change ? free : change;
    }

    /// <summary>The next lane that still waits here: one that was roused meanwhile waits elsewhere.</summary>
    private Lane? Dequeue()
    {
        while (Ready.TryDequeue(out Lane? lane))
        {
            if (lane.State == LaneState.Ready && lane.Gate == this)
            {
                return lane;
            }
        }

        return null;
    }

    private void Close(Closure closure)
    {
        Closure = closure;
        Ramp.Stop();
        LogClosed(Name, closure.Next);
        Closed?.Invoke(this);
    }

    private void Settle(Closure closure, TargetAnswer answer, bool answered, DateTimeOffset now)
    {
        if (answered)
        {
            Open(now);
        }
        else
        {
            Closure = closure.StillClosed(now, answer, Options);
            Closed?.Invoke(this);
        }
    }

    [LoggerMessage(EventIds.DestinationClosed, LogLevel.Warning, "Destination {Destination} takes nothing; messages wait. Next look at {NextLook}.")]
    private partial void LogClosed(string destination, DateTimeOffset nextLook);

    [LoggerMessage(EventIds.DestinationOpened, LogLevel.Information, "Destination {Destination} takes messages again.")]
    private partial void LogOpened(string destination);
}
