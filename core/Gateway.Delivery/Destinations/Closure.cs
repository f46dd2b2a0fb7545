namespace Gateway.Delivery;

/// <summary>Why and until when a destination takes nothing.</summary>
/// <param name="Since">When it closed.</param>
/// <param name="Reason">In its own words, or a person's.</param>
/// <param name="IsDeclared">A person or a calendar said so: it opens at <paramref name="Next"/> without being asked.</param>
/// <param name="Next">When it opens, or when one message looks whether it has.</param>
/// <param name="Probes">Looks so far.</param>
internal sealed record Closure(DateTimeOffset Since, string Reason, bool IsDeclared, DateTimeOffset Next, int Probes)
{
    private static readonly TimeSpan LongestForKey = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>The destination's own answers say that it takes nothing.</summary>
    public static Closure Detected(DateTimeOffset now, TargetAnswer answer, DestinationOptions options) => new(now, answer.Detail, false, now + (Asked(answer) ?? options.ProbeDelay), 0);

    /// <summary>After a look that found it closed still.</summary>
    public Closure StillClosed(DateTimeOffset now, TargetAnswer answer, DestinationOptions options)
    {
        // Who mends a key waits for the gateway to notice.
        TimeSpan longest = answer.IsKeyRefused && options.LongestProbeDelay > LongestForKey ? LongestForKey : options.LongestProbeDelay;
        double doubled = Math.Min(options.ProbeDelay.TotalMilliseconds * Math.Pow(2, Probes + 1), longest.TotalMilliseconds);
        return this with { Probes = Probes + 1, Reason = answer.IsClosed ? answer.Detail : Reason, Next = now + (Asked(answer) ?? TimeSpan.FromMilliseconds(doubled)) };
    }

    /// <summary>The time that the other side asks for, within reason.</summary>
    private static TimeSpan? Asked(TargetAnswer answer) => answer.RetryAfter is { } asked && answer.IsClosed ? TimeSpan.FromSeconds(Math.Clamp(asked.TotalSeconds, 0.1, LongestAsked.TotalSeconds)) : null;
}
