using System.Diagnostics;
using System.Globalization;
using Gateway.Benchmarks.Processes;
using Gateway.Verdicts;

namespace Gateway.Benchmarks.Verdicts;

/// <summary><c>verdicts [--count N] [--seed N] [--kind WORDS] [--gateways N] [--list]</c>: does faults to running gateways and compares the party it names with the one that failed.</summary>
internal sealed class VerdictsVerb : IVerb
{
    private const double Least = 0.95;

    public string Name => "verdicts";

    public string Summary => "share of injected faults of which a running gateway names the party that failed, as a table of confusions; exit 1 below 95 % [--count 200] [--seed 1] [--kind WORDS] [--gateways 3] [--list]";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int count, int seed) = (arguments.Number("--count", 200), arguments.Number("--seed", 1));
        string words = arguments.Text("--kind") ?? "";
        VerdictFault[] kinds = [.. VerdictFault.All.Where(fault => fault.Kind.Contains(words, StringComparison.OrdinalIgnoreCase))];
        if (kinds.Length == 0)
        {
            await Console.Error.WriteLineAsync($"No kind has '{words}' in its name: {string.Join("; ", VerdictFault.All.Select(fault => fault.Kind))}.");
            return 2;
        }

        long began = Stopwatch.GetTimestamp();
        VerdictGround[] grounds = await Task.WhenAll(Enumerable.Range(0, arguments.Number("--gateways", 3)).Select(at => VerdictGround.StartAsync(BuiltGateway.Executable, BuiltGateway.Mappings, (seed * 100) + at, cancellationToken)));
        IReadOnlyCollection<TriedFault> tried;
        try
        {
            tried = await VerdictTrial.RunAsync(grounds, kinds, count, seed, one => Say(one, arguments.Contains("--list")), cancellationToken);
        }
        finally
        {
            await Task.WhenAll(grounds.Select(ground => ground.DisposeAsync().AsTask()));
        }

        var table = new ConfusionTable(tried);
        Console.WriteLine(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}; {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s"));
        return table.Share >= Least ? 0 : 1;
    }

    private static void Say(TriedFault one, bool isListed)
    {
        if (isListed || !one.IsRight)
        {
            Console.Error.WriteLine(one);
            Array.ForEach([.. one.IsRight ? [] : one.Told.History], line => Console.Error.WriteLine($"       {line}"));
        }
    }
}
