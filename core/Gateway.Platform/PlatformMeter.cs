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
    private readonly Counter<long> twice;
    private readonly Counter<long> keys;

    public PlatformMeter(IMeterFactory factory)
    {
        Meter meter = factory.Create(Name);
        attempts = meter.CreateCounter<long>("gateway.platform.attempts", "{attempt}", "Attempts that ended.");
        keys = meter.CreateCounter<long>("gateway.platform.key.refused", "{time}", "Times that a platform stopped taking the gateway's key or signature.");
        wait = meter.CreateHistogram<double>("gateway.platform.wait", "s", "Time between the last byte out and the whole answer.");
        twice = meter.CreateCounter<long>("gateway.platform.answers.twice", "{answer}", "Answers that came twice to one request, by transaction; the second changes nothing.");
    }

    public void AnsweredTwice(string transaction) => twice.Add(1, KeyValuePair.Create<string, object?>("transaction", transaction));

    /// <summary>Counts that a destination stopped taking our key: an alarm on it tells before the hospital does.</summary>
    public void KeyRefused(string destination, string area) => keys.Add(1, new("destination", destination), new("area", area));

    public void Attempted(string destination, string transaction, TargetAnswer answer)
    {
        KeyValuePair<string, object?>[] tags = [new("destination", destination), new("transaction", transaction), new("outcome", answer.Outcome.ToString())];
        attempts.Add(1, tags);
        wait.Record(answer.Timing.Wait.TotalSeconds, tags);
    }
}
