using System.Diagnostics.Metrics;
using Gateway.Delivery;

namespace Gateway.Platform;

/// <summary>Counts and times attempts: <c>gateway.platform.attempts</c> and <c>gateway.platform.wait</c> by destination, transaction and outcome.</summary>
internal sealed class PlatformMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Gateway.Platform";

    private readonly Counter<long> attempts;
    private readonly Histogram<double> wait;

    public PlatformMeter(IMeterFactory factory)
    {
        Meter meter = factory.Create(Name);
        attempts = meter.CreateCounter<long>("gateway.platform.attempts", "{attempt}", "Attempts that ended.");
        wait = meter.CreateHistogram<double>("gateway.platform.wait", "s", "Time between the last byte out and the whole answer.");
    }

    public void Attempted(string destination, string transaction, TargetAnswer answer)
    {
        KeyValuePair<string, object?>[] tags = [new("destination", destination), new("transaction", transaction), new("outcome", answer.Outcome.ToString())];
        attempts.Add(1, tags);
        wait.Record(answer.Timing.Wait.TotalSeconds, tags);
    }
}
