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
        string Value(string name, string fallback) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : fallback;
        double Number(string name, double fallback) => double.Parse(Value(name, fallback.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        string folder = Value("--folder", "");
        folder = folder.Length > 0 ? folder : Directory.CreateTempSubdirectory("gateway-storm-").FullName;
        var options = new StormOptions((int)Number("--messages", 10_000), (int)Number("--kills", 5), (int)Number("--clients", 256), (int)Number("--seed", 1), folder)
        {
            Lose = Number("--lose", 10),
            Late = Number("--late", 2),
            Before = Number("--before", 1),
            Twice = Number("--twice", 1),
            FaultShare = Number("--faults", 0),
            Limit = TimeSpan.FromMinutes(Number("--limit", 60)),
        };
        Console.Error.WriteLine($"journal and logs: {folder}");
        StormReport report = await new StormRun(options, BuiltGateway.Executable, BuiltGateway.Mappings, TimeProvider.System).RunAsync(Console.Error.WriteLine, cancellationToken);
        Console.WriteLine(report);
        return report.Holds ? 0 : 1;
    }
}
