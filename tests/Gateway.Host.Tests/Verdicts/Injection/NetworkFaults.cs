using Gateway.Contract;

namespace Gateway.Verdicts;

/// <summary>The line fails: names that do not resolve, nobody who listens, connections that break.</summary>
internal static class NetworkFaults
{
    private static readonly string[] Steps = ["1101", "2201", "2204", "2207"];

    public static VerdictFault[] All { get; } =
    [
        At("network: name does not resolve", GroundMappings.Nameless),
        At("network: no secure connection", GroundMappings.Untrusted),
        At("network: packets vanish", GroundMappings.BlackHole),
        new("network: connection refused", Party.Network, ClosedAsync) { IsAlone = true },
        new("network: reset while sending", Party.Network, (ground, chance, token) => OrderedAsync(ground, LineFault.Reset, chance, token)) { IsAlone = true },
        new("network: answer cut off", Party.Network, (ground, chance, token) => OrderedAsync(ground, LineFault.CutAnswer, chance, token)) { IsAlone = true },
        new("network: behind a message that cannot go", Party.Network, BehindAsync) { IsAlone = true },
    ];

    private static VerdictFault At(string kind, string institution) => new(kind, Party.Network, (ground, _, token) => ground.SendAsync(institution, "fujian-ini", ground.Traffic.Bill(), token));

    private static Task<long> ClosedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.Close();
        return chance.Next(3) == 0 ? ground.Hl7Async(ground.Traffic.Registration(), cancellationToken) : ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    /// <summary>From a step on, every call breaks: also those that ask what became of it.</summary>
    private static Task<long> OrderedAsync(VerdictGround ground, LineFault fault, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.OrderFrom(fault, Steps[chance.Next(Steps.Length)]);
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    private static async Task<long> BehindAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.Close();
        int visit = ground.Traffic.Next();
        await ground.BillAsync(ground.Traffic.Bill(visit), cancellationToken);
        return await ground.BillAsync(Proof.Storm.SettlementTraffic.Cancel(visit), cancellationToken);
    }
}
