using System.Collections.Concurrent;
using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>Does faults to one gateway and writes down what it says of each: first those that disturb nobody else, several at once, then the others one after the other.</summary>
internal static class VerdictTrial
{
    private const int AtOnce = 6;

    /// <summary>Every kind comes equally often, give or take one; order and variations follow from the seed.</summary>
    /// <param name="kinds">Which.</param>
    /// <param name="count">How many faults.</param>
    /// <param name="each">Is told every result at once; by several threads.</param>
    public static async Task<IReadOnlyCollection<TriedFault>> RunAsync(VerdictGround ground, IReadOnlyList<VerdictFault> kinds, int count, int seed, Action<TriedFault> each, CancellationToken cancellationToken)
    {
        var order = Enumerable.Range(0, count).Select(at => (Fault: kinds[at % kinds.Count], Seed: unchecked((seed * 1_000_003) + at))).ToArray();
        new Random(seed).Shuffle(order);
        var tried = new ConcurrentQueue<TriedFault>();
        await Parallel.ForEachAsync(order.Where(one => !one.Fault.IsAlone), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (one, token) =>
        {
            TriedFault result = await TryAsync(ground, one.Fault, one.Seed, token);
            tried.Enqueue(result);
            each(result);
            await ground.LetGoAsync(result.Message, token);
        });
        foreach ((VerdictFault fault, int chance) in order.Where(one => one.Fault.IsAlone))
        {
            TriedFault result = await TryAsync(ground, fault, chance, cancellationToken);
            tried.Enqueue(result);
            each(result);
            await ground.MendAsync(result.Message, cancellationToken);
        }

        return tried;
    }

    private static async Task<TriedFault> TryAsync(VerdictGround ground, VerdictFault fault, int seed, CancellationToken cancellationToken)
    {
        long message = await fault.InjectAsync(ground, new Random(seed), cancellationToken);
        return new TriedFault(fault, message, await ground.ToldAsync(message, cancellationToken));
    }
}

/// <summary>One fault and what was said of it.</summary>
internal sealed record TriedFault(VerdictFault Fault, long Message, Told Told)
{
    public bool IsRight => Told.Party == Fault.Guilty;

    public override string ToString() => $"{(IsRight ? "right" : "WRONG")}  {Fault.Kind}: told {Word(Told.Party)}. {Told.Evidence}";

    internal static string Word(Party? party) => party?.ToString().ToLowerInvariant() ?? "nothing";
}
