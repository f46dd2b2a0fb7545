using System.Globalization;

namespace Gateway.Benchmarks.Storm;

/// <summary><c>storm [--messages N] [--kills N] [--faults SHARE] [--clients N] [--seed N] [--folder PATH]</c>: exit 0 only if everything holds.</summary>
internal sealed class StormVerb : IVerb
{
    public string Name => "storm";

    public string Summary => "settlements while the platform misbehaves and the gateway is killed; three ledgers compared to the cent";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string Value(string name, string fallback) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : fallback;
        int Number(string name, int fallback) => int.Parse(Value(name, fallback.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        string folder = Value("--folder", Directory.CreateTempSubdirectory("gateway-storm-").FullName);
        var options = new StormOptions(Number("--messages", 10_000), Number("--kills", 5), double.Parse(Value("--faults", "0.05"), CultureInfo.InvariantCulture), Number("--clients", 256), Number("--seed", 1), folder);
        Console.Error.WriteLine($"journal and logs: {folder}");
        StormReport report = await new StormRun(options, TimeProvider.System).RunAsync(Console.Error.WriteLine, cancellationToken);
        Console.WriteLine(report);
        return report.Holds ? 0 : 1;
    }
}
