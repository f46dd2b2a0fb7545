using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Features.Bindings.World;

/// <summary>The scenario's platform: the twin on a port of its own, with a token of its own.</summary>
public sealed class PlatformUnderTest : IDisposable
{
    private readonly List<FaultRule> rules = [];

    private readonly Lazy<PlatformTwin> twin;

    public PlatformUnderTest() => twin = new(() => PlatformTwin.Start(new TwinOptions { Token = Token }));

    /// <summary>The secret that both sides sign with.</summary>
    public string Token { get; } = RandomKey.Next();

    /// <summary>The twin itself; it starts when somebody asks for it first.</summary>
    public PlatformTwin Twin => twin.Value;

    /// <summary>Faults that were ordered and that no call has met.</summary>
    public IEnumerable<FaultRule> NeverPlayed => rules.Count == 0 ? [] : rules.Zip(Twin.Played).Where(rule => rule.Second == 0).Select(rule => rule.First);

    /// <summary>Adds something that goes wrong to what goes wrong already.</summary>
    public void Add(FaultRule rule)
    {
        rules.Add(rule);
        Twin.Replace(new TwinFaults { Rules = [.. rules] });
    }

    /// <summary>How often a transaction arrived.</summary>
    public long Received(string transaction) => Count(transaction)?.Received ?? 0;

    /// <summary>How often a transaction changed something.</summary>
    public long Acted(string transaction) => Count(transaction)?.Acted ?? 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (twin.IsValueCreated)
        {
            Twin.Dispose();
        }
    }

    private CallCount? Count(string transaction) => Twin.Calls().FirstOrDefault(call => call.Infno == transaction);
}
