namespace Gateway.Console.Views;

/// <summary>One hop of a message, for the swim-lane of sender, gateway and platform.</summary>
/// <param name="Lane"><c>sender</c>: between sender and gateway; <c>platform</c>: between gateway and platform; <c>gateway</c>: inside.</param>
/// <param name="Kind">The fact's kind; <c>attempt</c> where an attempt's beginning and end are one hop.</param>
/// <param name="Outcome">Of an attempt: accepted, refused, notsent, unknown; <c>open</c> while it has none. Null otherwise.</param>
/// <param name="Split">Milliseconds connecting, sending and waiting; null where nothing was sent.</param>
/// <param name="Request">Name of the part that holds the bytes that left; null without.</param>
/// <param name="Answer">Name of the part that holds the bytes that came; null without.</param>
public sealed record HopView(
    DateTimeOffset At, string Lane, string Kind, string Actor, string Text, string? Outcome = null, string? Transaction = null, string? MsgId = null, SplitView? Split = null, string? Request = null, string? Answer = null)
{
    /// <summary>The text in Chinese; null where it is in the other side's words or none of ours.</summary>
    public string? Chinese { get; init; }
}

/// <summary>Where the time of an attempt went, in milliseconds.</summary>
public sealed record SplitView(double Connect, double Send, double Wait)
{
    public double Total => Connect + Send + Wait;

    internal static SplitView Of(Gateway.Journal.AttemptTiming timing) => new(timing.Connect.TotalMilliseconds, timing.Send.TotalMilliseconds, timing.Wait.TotalMilliseconds);
}
