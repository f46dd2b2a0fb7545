namespace Gateway.Delivery;

/// <summary>Why and until when a destination takes nothing.</summary>
/// <param name="Since">When it closed.</param>
/// <param name="Reason">In its own words, or a person's.</param>
/// <param name="IsDeclared">A person or a calendar said so: it opens at <paramref name="Next"/> without being asked.</param>
/// <param name="Next">When it opens, or when one message looks whether it has.</param>
/// <param name="Probes">Looks so far.</param>
internal sealed record Closure(DateTimeOffset Since, string Reason, bool IsDeclared, DateTimeOffset Next, int Probes)
{
    /// <summary>The destination's own answers say that it takes nothing.</summary>
    public static Closure Detected(DateTimeOffset now, string reason, DestinationOptions options) => new(now, reason, false, now + options.ProbeDelay, 0);

    /// <summary>After a look that found it closed still.</summary>
    public Closure StillClosed(DateTimeOffset now, DestinationOptions options)
    {
        double doubled = Math.Min(options.ProbeDelay.TotalMilliseconds * Math.Pow(2, Probes + 1), options.LongestProbeDelay.TotalMilliseconds);
        return this with { Probes = Probes + 1, Next = now + TimeSpan.FromMilliseconds(doubled) };
    }
}
