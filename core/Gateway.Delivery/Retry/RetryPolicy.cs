using System.Globalization;
using Gateway.Contract;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>
/// Decides when a step is tried again. What to try is the planner's business; this only spaces repetitions of the same thing.
/// A destination that is down pauses a message for as long as it takes and never parks it.
/// </summary>
internal static class RetryPolicy
{
    /// <summary>Decides about the next try of a step.</summary>
    /// <param name="history">Earlier tries of that step for that purpose.</param>
    /// <param name="purpose">Why it would be tried.</param>
    /// <param name="now">Not before the last try's end.</param>
    /// <param name="options">Delays and limits.</param>
    /// <param name="jitter">From 0 up to but not including 1; shortens a wait by up to half, so that lanes do not knock all at once.</param>
    /// <param name="shut">How much of the time since the run of equal tries began the other side took nothing: it counts against no deadline.</param>
    public static RetryDecision Next(StepHistory history, AttemptPurpose purpose, DateTimeOffset now, RetryOptions options, double jitter, TimeSpan shut = default) => history.Last switch
    {
        AttemptOutcome.NotSent => WaitFrom(history, now, Grown(options.NotSentDelay, options.LongestNotSentDelay, history.Run, jitter), "the destination could not be reached"),
        _ when history.Reached >= options.MaxTriesPerStep => new RetryDecision.Park(IssueCodes.StepWornOut, string.Create(CultureInfo.InvariantCulture, $"{history.Reached} tries to {Word(purpose)} one step.")),
        AttemptOutcome.Unknown when IsOverdue(history, now - shut, options) => new RetryDecision.Park(IssueCodes.OutcomeStaysUnknown, string.Create(CultureInfo.InvariantCulture, $"{history.Run} tries to {Word(purpose)} got no answer since {history.RunSince:u}.")),
        AttemptOutcome.Unknown => WaitFrom(history, now, Grown(options.UnknownDelay, options.LongestUnknownDelay, history.Run, jitter), "the last try got no answer"),
        _ => RetryDecision.GoOn.Now,
    };

    private static bool IsOverdue(StepHistory history, DateTimeOffset now, RetryOptions options) =>
        history.Run >= options.TriesBeforeParking && now - history.RunSince >= options.UnknownDeadline;

    private static RetryDecision WaitFrom(StepHistory history, DateTimeOffset now, TimeSpan delay, string reason) =>
        history.LastEndedAt + delay <= now ? RetryDecision.GoOn.Now : new RetryDecision.Wait(history.LastEndedAt + delay, reason);

    private static TimeSpan Grown(TimeSpan first, TimeSpan longest, int tries, double jitter)
    {
        double doubled = Math.Min(first.TotalMilliseconds * Math.Pow(2, tries - 1), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(doubled * (1 - (jitter / 2)));
    }

    private static string Word(AttemptPurpose purpose) => purpose switch
    {
        AttemptPurpose.Ask => "ask",
        AttemptPurpose.Reverse => "reverse",
        AttemptPurpose.Undo => "undo",
        _ => "do",
    };
}
