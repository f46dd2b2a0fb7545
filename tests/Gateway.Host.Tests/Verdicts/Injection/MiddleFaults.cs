using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Verdicts;

/// <summary>The province's own gateway or middleware fails: it answers by itself, or not at all.</summary>
internal static class MiddleFaults
{
    private static readonly string[] Steps = ["1101", "2201", "2204", "2207"];
    private static readonly string[] Busy = ["请求过于频繁，请稍后再试", "接口调用次数超限", "该机构的请求已被限流"];

    public static VerdictFault[] All { get; } =
    [
        On("middle: takes the call and never answers", LineFault.Silent),
        On("middle: 502 or 504 of a proxy", LineFault.BadGateway),
        On("middle: a web page for an answer", LineFault.Page),
        On("middle: an empty answer", LineFault.Empty),
        On("middle: its own failure as a refusal", LineFault.MiddlewareWords),
        On("middle: half an answer that looks whole", LineFault.HalfAnswer),
        On("middle: limits the rate", LineFault.TooMany),
        On("middle: its own JSON instead of an envelope", LineFault.ProvinceError),
        On("middle: a code that a client made up", LineFault.MadeUp),
        new("middle: another message's answer", Party.Middle, OtherMessageAsync) { IsAlone = true },
        new("middle: busy in words", Party.Middle, BusyAsync) { IsAlone = true },
        new("middle: its certificate has expired", Party.Middle, (ground, _, token) => ground.SendAsync(GroundMappings.CertificateExpired, "fujian-ini", ground.Traffic.Bill(), token)),
        new("middle: platform acts, proxy loses the answer", Party.Middle, LostAsync) { IsAlone = true },
        new("middle: so many failures that calls stop", Party.Middle, BrokenAsync) { IsAlone = true },
    ];

    private static VerdictFault On(string kind, LineFault fault) => new(kind, Party.Middle, (ground, chance, token) =>
    {
        ground.Line.OrderFrom(fault, Steps[chance.Next(Steps.Length)], chance.Next(4));
        return ground.BillAsync(ground.Traffic.Bill(), token);
    }) { IsAlone = true };

    private static Task<long> LostAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.PlatformDoes(new FaultRule { Kind = chance.Next(2) == 0 ? FaultKind.ActThenServerError : FaultKind.ActThenHtml, Infno = "2207", Status = 502 }, new FaultRule { Kind = FaultKind.ServerError, Infno = "5203", Status = 502 });
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    /// <summary>Two connections are mixed up at the settlement; and nobody can be asked about it, because that is mixed up, too.</summary>
    private static Task<long> OtherMessageAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.Order(LineFault.OtherMessage, "2207");
        ground.PlatformDoes(new FaultRule { Kind = FaultKind.ServerError, Infno = "5203", Status = 502 });
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    private static Task<long> BusyAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = Steps[chance.Next(Steps.Length)], ErrMsg = Busy[chance.Next(Busy.Length)] });
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    /// <summary>Three bills fail at one step, so that its breaker opens; the fourth waits for it.</summary>
    private static async Task<long> BrokenAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.Line.Order(LineFault.BadGateway, "2203A", chance.Next(2));
        long[] first = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ground.BillAsync(ground.Traffic.Bill(), cancellationToken)));
        await ground.ToldAsync(first[^1], cancellationToken);
        return await ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }
}
