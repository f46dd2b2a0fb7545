using Gateway.Contract;

namespace Gateway.Delivery;

/// <summary>Whether a step may be tried (again) now. The three cases are all there are.</summary>
internal abstract record RetryDecision
{
    private RetryDecision() { }

    public sealed record GoOn : RetryDecision
    {
        public static GoOn Now { get; } = new();
    }

    /// <param name="Until">Not before then.</param>
    /// <param name="Reason">For people.</param>
    public sealed record Wait(DateTimeOffset Until, string Reason) : RetryDecision;

    /// <param name="Code">Why a person has to decide.</param>
    /// <param name="Reason">What was tried, without any value of the message.</param>
    public sealed record Park(IssueCode Code, string Reason) : RetryDecision;
}
