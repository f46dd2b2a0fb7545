using Gateway.PlatformSimulator;
using Gateway.PlatformSimulator.Admin;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Features.Bindings.World;

/// <summary>The scenario's platform: the twin on a port of its own, with a token of its own.</summary>
public sealed class PlatformUnderTest : IDisposable
{
    private readonly List<FaultRule> rules = [];

    private Lazy<PlatformTwin> twin;

    public PlatformUnderTest() => twin = new(() => PlatformTwin.Start(new TwinOptions { Token = Token }));

    /// <summary>Who the gateway is to the platform.</summary>
    public const string Account = "sample";

    /// <summary>The SM2 private key that the standard prints as its example (GB/T 32918.5).</summary>
    public const string SigningKey = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

    private const string SignerKey = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    /// <summary>The SM4 key that both sides seal with, where they do.</summary>
    public string CipherKey { get; } = RandomKey.Next();

    /// <summary>The secret that both sides sign with.</summary>
    public string Token { get; } = RandomKey.Next();

    /// <summary>The twin itself; it starts when somebody asks for it first.</summary>
    public PlatformTwin Twin => twin.Value;

    /// <summary>Faults that were ordered and that no call has met.</summary>
    public IEnumerable<FaultRule> NeverPlayed => rules.Count == 0 ? [] : rules.Zip(Twin.Played).Where(rule => rule.Second == 0).Select(rule => rule.First);

    /// <summary>Starts anew, speaking another dialect; comes before everything else of a scenario.</summary>
    public void Speak(string dialect)
    {
        Dispose();
        string? account = dialect == "x-ca" ? null : Account;
        twin = new(() => PlatformTwin.Start(new TwinOptions { Dialect = dialect, Token = Token, PaasId = account, CipherKey = CipherKey, SignerKey = SignerKey }));
    }

    /// <summary>Starts anew with other options; comes before everything else of a scenario.</summary>
    public void Restart(Func<TwinOptions, TwinOptions> with)
    {
        Dispose();
        twin = new(() => PlatformTwin.Start(with(new TwinOptions { Token = Token })));
    }

    /// <summary>Adds something that goes wrong to what goes wrong already.</summary>
    public void Add(FaultRule rule)
    {
        rules.Add(rule);
        Twin.Replace(new TwinFaults { Rules = [.. rules] });
    }

    /// <summary>Nothing goes wrong any more; what was ordered and met no call is forgotten.</summary>
    public void Recover()
    {
        rules.Clear();
        Twin.Replace(new TwinFaults());
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
