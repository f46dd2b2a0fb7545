namespace Gateway.Delivery;

/// <summary>When a message's next attempt may start: what the planner wants and what the retry policy allows, once per attempt.</summary>
internal static class Pace
{
    /// <summary>Decides about the next attempt.</summary>
    /// <param name="now">By the steady clock, as every time of the item.</param>
    public static RetryDecision Of(LaneMessage message, MessageInHand inHand, DeliveryAction.Send send, DateTimeOffset now, RetryOptions retry)
    {
        int tried = inHand.Item.Attempts.Length;
        var history = StepHistory.Of(inHand.Item.Attempts, send.Step, send.Purpose, inHand.ReleasedAt);
        RetryDecision decision = RetryPolicy.Next(history, send.Purpose, now, retry, Jitter.Of(message.Id, tried), inHand.Item.Shut.Within(history.RunSince, now));
        if (decision is RetryDecision.Park)
        {
            return decision;
        }

        // A wait is waited once: it may have been a closure's or a session's instead.
        return message.WaitedAfter == tried ? RetryDecision.GoOn.Now : Later(decision, send.NotBefore, now);
    }

    private static RetryDecision Later(RetryDecision decision, DateTimeOffset? notBefore, DateTimeOffset now) => (decision, notBefore) switch
    {
        (RetryDecision.Wait wait, { } until) when until > wait.Until => new RetryDecision.Wait(until, "asked too early, the platform knows nothing yet"),
        (RetryDecision.GoOn, { } until) when until > now => new RetryDecision.Wait(until, "asked too early, the platform knows nothing yet"),
        _ => decision,
    };
}
