using System.Collections.Concurrent;
using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>Does faults to running gateways and writes down what they say of each: on every gateway first those that disturb nobody else, several at once, then the others one after the other.</summary>
internal static class VerdictTrial
{
    private const int AtOnce = 6;

    /// <summary>Every kind comes equally often, give or take one; order and variations follow from the seed, and so does which gateway suffers what.</summary>
    /// <param name="grounds">Gateways that know nothing of each other.</param>
    /// <param name="kinds">Which.</param>
    /// <param name="count">How many faults.</param>
    /// <param name="each">Is told every result at once; by several threads.</param>
    public static async Task<IReadOnlyCollection<TriedFault>> RunAsync(IReadOnlyList<VerdictGround> grounds, IReadOnlyList<VerdictFault> kinds, int count, int seed, Action<TriedFault> each, CancellationToken cancellationToken)
    {
        var order = Enumerable.Range(0, count).Select(at => (Fault: kinds[at % kinds.Count], Seed: unchecked((seed * 1_000_003) + at))).ToArray();
        new Random(seed).Shuffle(order);
        var tried = new ConcurrentQueue<TriedFault>();
        (VerdictFault Fault, int Seed)[] together = [.. order.Where(one => !one.Fault.IsAlone)], alone = [.. order.Where(one => one.Fault.IsAlone)];
        await Task.WhenAll(grounds.Select((ground, at) => RunAsync(ground, Share(together, at), Share(alone, at), Note, cancellationToken)));
        return tried;

        void Note(TriedFault result)
        {
            tried.Enqueue(result);
            each(result);
        }

        (VerdictFault Fault, int Seed)[] Share((VerdictFault Fault, int Seed)[] all, int of) => [.. all.Where((_, at) => at % grounds.Count == of)];
    }

    private static async Task RunAsync(VerdictGround ground, (VerdictFault Fault, int Seed)[] together, (VerdictFault Fault, int Seed)[] alone, Action<TriedFault> note, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(together, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (one, token) =>
        {
            TriedFault result = await TryAsync(ground, one.Fault, one.Seed, token);
            note(result);
            await ground.LetGoAsync(result.Message, token);
        });
        foreach ((VerdictFault fault, int chance) in alone)
        {
            TriedFault result = await TryAsync(ground, fault, chance, cancellationToken);
            note(result);
            await ground.MendAsync(result.Message, cancellationToken);
        }
    }

    private static async Task<TriedFault> TryAsync(VerdictGround ground, VerdictFault fault, int seed, CancellationToken cancellationToken)
    {
        try
        {
            long message = await fault.InjectAsync(ground, new Random(seed), cancellationToken);
            return new TriedFault(fault, message, await ground.ToldAsync(message, cancellationToken));
        }
        catch (NotTakenException refused)
        {
            return new TriedFault(fault, 0, Told.Of(refused.Code));
        }
    }
}

/// <summary>One fault and what was said of it.</summary>
/// <param name="Message">Its number; 0 where the gateway took none.</param>
internal sealed record TriedFault(VerdictFault Fault, long Message, Told Told)
{
    public bool IsRight => Told.Party == Fault.Guilty;

    public override string ToString() => $"{(IsRight ? "right" : "WRONG")}  {Fault.Kind}: told {Word(Told.Party)}. {Told.Evidence}";

    internal static string Word(Party? party) => party?.ToString().ToLowerInvariant() ?? "nothing";
}
