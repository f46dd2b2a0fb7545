using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>What came of earlier tries of the same step for the same purpose.</summary>
/// <param name="Last">Of the latest try; null before the first.</param>
/// <param name="Run">How many tries in a row ended like the last one.</param>
/// <param name="RunSince">When the first try of that run ended.</param>
/// <param name="LastEndedAt">When the last try ended.</param>
/// <param name="Reached">All tries that may have reached the other side.</param>
internal readonly record struct StepHistory(AttemptOutcome? Last, int Run, DateTimeOffset RunSince, DateTimeOffset LastEndedAt, int Reached)
{
    /// <summary>Reads the history of a step.</summary>
    /// <param name="attempts">Of the message, in order.</param>
    /// <param name="step">The plan's step.</param>
    /// <param name="purpose">Tries for other purposes do not count.</param>
    /// <param name="after">Tries up to then do not count: a person let the message go on.</param>
    public static StepHistory Of(ImmutableArray<Attempt> attempts, string step, AttemptPurpose purpose, DateTimeOffset? after)
    {
        StepHistory history = default;
        foreach (Attempt attempt in attempts)
        {
            if (attempt.Intent.Purpose == purpose && attempt.Intent.Step == step && !(attempt.Intent.At <= after))
            {
                history = history.With(attempt);
            }
        }

        return history;
    }

    private StepHistory With(Attempt attempt) => new(
        attempt.Outcome,
        attempt.Outcome == Last ? Run + 1 : 1,
        attempt.Outcome == Last ? RunSince : attempt.EndedAt,
        attempt.EndedAt,
        Reached + (attempt.Outcome == AttemptOutcome.NotSent ? 0 : 1));
}
