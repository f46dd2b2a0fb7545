using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gateway.Proof.Simulation;

/// <summary>What all histories share: the product's own knowledge of the platform, and visits as its tables map them.</summary>
/// <param name="Knowledge">Plans, dialects, answer texts.</param>
/// <param name="Visits">To choose from.</param>
internal sealed record SimulationGround(IKnowledgeSource Knowledge, ImmutableArray<SimulatedVisit> Visits)
{
    private static readonly IOptions<PlatformOptions> Platform = Options.Create(new PlatformOptions { Nhsa = { ["999999"] = new NhsaEndpoint { Url = new Uri("http://127.0.0.1:1"), Account = "proof", Token = "proof" } } });
    private static readonly RecoveryOptions Recovery = new();
    private readonly DestinationForms forms = new(Knowledge);

    /// <summary>The product's delivery on a simulated life: engine, planner and target are the real ones.</summary>
    public DeliveryEngine Engine(SimulatedWorld world, SimulatedLife life, IJournal disk, IMeterFactory meters)
    {
        var reader = new PlanReader(Knowledge, forms, Recovery);
        var target = new NhsaTarget(
            Knowledge, reader, forms, new SimulatedWire(world, life), Platform, new KeyHold(new FixedSettings(), life), new NoUnknownTexts(), life, new PlatformMeter(meters), NullLogger<NhsaTarget>.Instance);
        var options = new DeliveryOptions { MessagesKept = world.Below(3), Default = { Concurrency = 1 + world.Below(4) } };
        return new DeliveryEngine(disk, new DeliveryPlanner(reader, Recovery), new PostedTarget(target, world.Thread), new MsgIdSource(disk, life), Options.Create(options), new DeliveryMeter(meters), life, NullLogger<DeliveryEngine>.Instance)
        {
            Scheduler = world.Thread,
        };
    }

    /// <summary>Meters that end with their history.</summary>
    public static ServiceProvider Meters() => new ServiceCollection().AddMetrics().BuildServiceProvider();
}
