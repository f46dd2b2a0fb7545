using Gateway.PlatformSimulator;

namespace Gateway.Verdicts;

/// <summary>Every platform that the gateway under trial calls: one with which nothing is wrong until a fault says so, and some beside it with which something is always wrong.</summary>
internal sealed class GroundPlatforms : IDisposable
{
    /// <summary>The operator whom the platform of <see cref="WithSessions"/> does not know.</summary>
    public const string UnknownOperator = "0999";

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(12);

    public GroundPlatforms(string token)
    {
        Twin = PlatformTwin.Start(new TwinOptions { Token = token });
        OtherClock = PlatformTwin.Start(new TwinOptions { Token = token }, new ShiftedTime(Ahead));
        WithSessions = PlatformTwin.Start(new TwinOptions { Token = token, RequireSignIn = true, SignInLife = TimeSpan.Zero, UnknownOperators = [UnknownOperator] });
        Line = new Line(new Uri(Twin.Url).Port);
        Line.Open();
        Strict = new Line(0);
        Strict.Open();
    }

    /// <summary>Where calls go in the end.</summary>
    public PlatformTwin Twin { get; }

    /// <summary>The way there.</summary>
    public Line Line { get; }

    /// <summary>Its clock is not ours.</summary>
    public PlatformTwin OtherClock { get; }

    /// <summary>It wants operators signed in, knows not all of them, and ends every session at once.</summary>
    public PlatformTwin WithSessions { get; }

    /// <summary>Tells every caller that its key has expired.</summary>
    public Line Strict { get; }

    /// <summary>Addresses that lead nowhere.</summary>
    public DeadEnds Ends { get; } = new();

    public void Dispose()
    {
        Line.Dispose();
        Strict.Dispose();
        Ends.Dispose();
        WithSessions.Dispose();
        OtherClock.Dispose();
        Twin.Dispose();
    }

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
