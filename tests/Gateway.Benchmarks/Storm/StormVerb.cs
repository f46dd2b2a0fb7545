using System.Globalization;
using Gateway.Benchmarks.Processes;
using Gateway.Proof.Storm;

namespace Gateway.Benchmarks.Storm;

/// <summary><c>storm [--messages N] [--kills K] [--lose %] [--late %] [--twice %] [--before %] [--faults SHARE] [--clients N] [--seed S] [--folder PATH] [--limit MINUTES]</c>: exit 0 only if everything holds.</summary>
internal sealed class StormVerb : IVerb
{
    public string Name => "storm";

    public string Summary => "settlements while the platform loses answers, is late, answers twice, and the gateway is killed; three ledgers compared to the cent";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        double Share(string name, double otherwise) => arguments.Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        string folder = arguments.Text("--folder") ?? Directory.CreateTempSubdirectory("gateway-storm-").FullName;
        var options = new StormOptions(arguments.Number("--messages", 10_000), arguments.Number("--kills", 5), arguments.Number("--clients", 256), arguments.Number("--seed", 1), folder)
        {
            Lose = Share("--lose", 10),
            Late = Share("--late", 2),
            Before = Share("--before", 1),
            Twice = Share("--twice", 1),
            FaultShare = Share("--faults", 0),
            Limit = TimeSpan.FromMinutes(Share("--limit", 60)),
        };
        Console.Error.WriteLine($"journal and logs: {folder}");
        StormReport report = await new StormRun(options, BuiltGateway.Executable, BuiltGateway.Mappings, TimeProvider.System).RunAsync(Console.Error.WriteLine, cancellationToken);
        Console.WriteLine(report);
        return report.Holds ? 0 : 1;
    }
}
