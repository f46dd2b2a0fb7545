using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Proof.Ground;

/// <summary>How the platform's twin misbehaves while the gateway dies, so that the point where it is to die is reached.</summary>
internal static class ProofFaults
{
    /// <summary>The gateway gives up waiting for an answer after this.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);

    // Behind the timeout, and well before "it is not there" is believed.
    private static readonly TimeSpan ActsBy = TimeSpan.FromSeconds(2.2);
    private static readonly TimeSpan LateBy = TimeSpan.FromSeconds(2.5);

    /// <summary>A few of each.</summary>
    public static TwinFaults Usual(int seed) => Of(seed, Chance(FaultKind.ActThenDrop, 0.06), Chance(FaultKind.Reset, 0.02), Chance(FaultKind.ActThenLate, 0.01), Chance(FaultKind.Twice, 0.01), Refusals(0.02));

    /// <summary>Many outcomes that nobody knows, and requests that act late.</summary>
    public static TwinFaults Doubtful(int seed) => Of(seed, Chance(FaultKind.ActThenDrop, 0.2), Chance(FaultKind.Late, 0.02) with { Delay = ActsBy }, Chance(FaultKind.Reset, 0.04));

    /// <summary>Many of that kind which leads to the point.</summary>
    public static TwinFaults For(FailPoint point, int seed) => point switch
    {
        FailPoint.BeforeAsk or FailPoint.AfterAsk => Of(seed, Chance(FaultKind.ActThenDrop, 0.25)),
        FailPoint.BeforeReverse or FailPoint.AfterReverse => Of(seed, Chance(FaultKind.Reset, 0.3)),
        FailPoint.BeforeUndo or FailPoint.AfterUndo => Of(seed, Refusals(0.5), Chance(FaultKind.ActThenDrop, 0.04)),
        FailPoint.BeforeAnsweredLate or FailPoint.AfterAnsweredLate => Of(seed, Chance(FaultKind.ActThenLate, 0.3)),
        FailPoint.BeforeSkipped or FailPoint.AfterSkipped => Of(seed, Chance(FaultKind.Maintenance, 0.9)), // only what has done nothing can be skipped
        _ => Usual(seed),
    };

    private static TwinFaults Of(int seed, params FaultRule[] rules) => new() { Seed = seed, Rules = rules };

    private static FaultRule Chance(FaultKind kind, double probability) => new() { Kind = kind, Probability = probability, Delay = LateBy };

    private static FaultRule Refusals(double probability) => new() { Kind = FaultKind.Refuse, Infno = "2207", Probability = probability };
}
