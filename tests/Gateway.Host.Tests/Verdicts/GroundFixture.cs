using Gateway.Proof.Processes;
using Gateway.Verdicts;

namespace Gateway.Host.Tests.Verdicts;

/// <summary>One running gateway for all tests of the class collection: as a process, with real listeners, a line and the platform's twin.</summary>
public sealed class GroundFixture : IAsyncLifetime
{
    internal VerdictGround Ground => started ?? throw new InvalidOperationException("The gateway did not start.");

    private VerdictGround? started;

    public async ValueTask InitializeAsync() =>
        started = await VerdictGround.StartAsync(GatewayExecutable.Of(Path.Combine(HostFolder.Output, "gateway.dll")), HostFolder.Mappings, seed: 7, CancellationToken.None);

    public ValueTask DisposeAsync() => started?.DisposeAsync() ?? ValueTask.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class GroundCollection : ICollectionFixture<GroundFixture>
{
    public const string Name = "a running gateway";
}
