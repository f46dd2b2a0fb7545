using System.Diagnostics;
using System.Globalization;
using Gateway.Mapping.Oracle;

namespace Gateway.Benchmarks.Oracle;

/// <summary><c>oracle [--inputs N] [--seed N] [--records N]</c>: compiled tables against the plain interpreter, at length.</summary>
internal sealed class OracleVerb : IVerb
{
    private const int Shown = 20;

    public string Name => "oracle";

    public string Summary => "Compiled mapping tables against a plain interpreter: --inputs N (1000000), --seed N (1), --records N of each table (500).";

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        (int inputs, int seed, int records) = (arguments.Number("--inputs", 1_000_000), arguments.Number("--seed", 1), arguments.Number("--records", 500));
        long start = Stopwatch.GetTimestamp();
        (int done, int tables, int disagreements) = (0, 0, 0);
        while (done < inputs && !cancellationToken.IsCancellationRequested)
        {
            var world = World.Make(seed * 1_000_003 + tables++);
            for (int record = 0; record < records && done < inputs; record++, done++)
            {
                if (Trial.Disagreement(world, record + 7919 * tables) is { } difference && disagreements++ < Shown)
                {
                    Console.Error.WriteLine(difference);
                }
            }

            if (tables % 50 == 0)
            {
                Console.Error.WriteLine($"{done} inputs, {disagreements} disagreements, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} inputs of {tables} generated table sets (message, reply and transaction each), {disagreements} disagreements, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
        return Task.FromResult(disagreements == 0 ? 0 : 1);
    }
}
