using Polly.CircuitBreaker;

namespace Gateway.Delivery;

/// <summary>
/// Lets calls of one transaction through: up to its limits and its destination's rate, and one at a time while its breaker looks whether the other side is back.
/// Guarded by <see cref="LaneScheduler"/>.
/// </summary>
internal sealed class TransactionGate(string name, DestinationGate destination, TransactionOptions options, GuardedTarget target, Allowance? shared)
{
    // Whoever was called may not come (its message was finished by then): the next one is called after this.
    private static readonly TimeSpan CallAgain = TimeSpan.FromSeconds(5);
    private readonly int? limit = options.Concurrency;
    private readonly Allowance? own = options.RateLimit is { } perSecond ? new Allowance(perSecond) : null;
    private bool isProbing;

    public string Name { get; } = name;

    public DestinationGate Destination { get; } = destination;

    public TransactionOptions Options { get; } = options;

    public GuardedTarget Target { get; } = target;

    /// <summary>Calls under way.</summary>
    public int Active { get; private set; }

    /// <summary>Lanes whose next call it holds back.</summary>
    public FairQueue<Lane> Waiting { get; } = new();

    /// <summary>When the scheduler looks again, in steady time.</summary>
    public DateTimeOffset RingsAt { get; set; } = DateTimeOffset.MaxValue;

    public bool TryEnter(DateTimeOffset now)
    {
        if (!Admits(now))
        {
            return false;
        }

        isProbing = Target.State != CircuitState.Closed;
        own?.TryTake(now);
        shared?.TryTake(now);
        Active++;
        return true;
    }

    public void Leave()
    {
        Active--;
        isProbing = false;
    }

    /// <summary>Whether a call may go now.</summary>
    public bool Admits(DateTimeOffset now) => Allowed(now) > 0 && (Target.State == CircuitState.Closed
        ? !(Active >= limit)
        : !isProbing && now >= Target.ReopensAt);

    /// <summary>How many of those that wait may try now.</summary>
    public int Calls(DateTimeOffset now) => !Admits(now) ? 0
        : Target.State != CircuitState.Closed ? 1
        : Math.Min(Math.Min(limit - Active ?? int.MaxValue, Allowed(now)), Waiting.Count);

    /// <summary>When to look again whether somebody may be called; null while nobody waits for a time.</summary>
    public DateTimeOffset? LookAgainAt(DateTimeOffset now)
    {
        if (Waiting.Count == 0)
        {
            return null;
        }

        if (Target.State != CircuitState.Closed && Target.ReopensAt > now)
        {
            return Target.ReopensAt;
        }

        return Allowed(now) == 0 ? Later(own?.NextAt(now) ?? now, shared?.NextAt(now) ?? now) : now + CallAgain;
    }

    private int Allowed(DateTimeOffset now) => Math.Min(own?.Count(now) ?? int.MaxValue, shared?.Count(now) ?? int.MaxValue);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
