using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Verdicts;

/// <summary>The national platform fails, or does not want to: maintenance, words that nobody knows, exceptions, numbers that it leaves out.</summary>
internal static class PlatformFaults
{
    private static readonly string[] Steps = ["1101", "2201", "2204", "2207"];
    private static readonly string[] Words = ["该机构当月额度已用完", "业务期已封账，请与经办机构联系", "未知错误", "该人员待遇等待审核"];
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(4); // the gateway waits for three
    private static readonly string[] Closing = ["系统维护中，预计2小时后恢复", "服务暂停，请稍后再试"];

    public static VerdictFault[] All { get; } =
    [
        new("platform: under maintenance", Party.Platform, (ground, _, token) =>
        {
            ground.Twin.Close();
            return ground.BillAsync(ground.Traffic.Bill(), token);
        }) { IsAlone = true },
        Doing("platform: says that it is closed", chance => [new FaultRule { Kind = FaultKind.Refuse, ErrMsg = Closing[chance.Next(Closing.Length)] }]),
        Doing("platform: refuses in words unknown so far", chance => [new FaultRule { Kind = FaultKind.Refuse, Infno = Steps[chance.Next(Steps.Length)], ErrMsg = Words[chance.Next(Words.Length)] }]),
        Doing("platform: an exception of its own", chance => [new FaultRule { Kind = FaultKind.Refuse, Infno = Steps[chance.Next(Steps.Length)], ErrMsg = $"空指针,异常流水号:{chance.Next(1000, 9999)}" }]),
        Doing("platform: refuses what takes back", _ => [new FaultRule { Kind = FaultKind.Refuse, Infno = "2207", ErrMsg = "该人员待遇等待审核" }, new FaultRule { Kind = FaultKind.Refuse, Infno = "2205", ErrMsg = "业务期已封账，请与经办机构联系" }]),
        Doing("platform: its framework's own error", chance => [new FaultRule { Kind = FaultKind.FrameworkError, Infno = Steps[chance.Next(Steps.Length)] }]),
        Doing("platform: too busy, done or not", chance => [new FaultRule { Kind = FaultKind.Refuse, Infno = Steps[chance.Next(Steps.Length)], ErrMsg = "系统繁忙，请稍后再试" }, new FaultRule { Kind = FaultKind.Refuse, ErrMsg = "系统繁忙，请稍后再试", Skip = 1 }]),
        new("platform: slower than anybody waits", Party.Platform, SlowAsync) { IsAlone = true },
        new("platform: ends sessions as they begin", Party.Platform, (ground, _, token) => ground.SendAsync(GroundMappings.EndedSessions, "fujian-ini", ground.Traffic.Bill(), token)),
        FhirFaults.On("platform: FHIR server has it twice or in another version", Party.Platform, "conflict", "multiple-matches"),
        FhirFaults.On("platform: FHIR server fails inside or is throttled", Party.Platform, "exception", "throttled"),
        new("platform: done, without the number", Party.Platform, (ground, _, token) =>
        {
            ground.Line.Order(LineFault.NumberLeftOut, "2207");
            ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = "5203", ErrMsg = "空指针,异常流水号:1" });
            return ground.BillAsync(ground.Traffic.Bill(), token);
        }) { IsAlone = true },
    ];

    /// <summary>Settles, and answers after nobody waits any more; an operator looks once the answer has come.</summary>
    private static async Task<long> SlowAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        ground.PlatformDoes(new FaultRule { Kind = FaultKind.ActThenLate, Infno = "2207", Delay = Late }, new FaultRule { Kind = FaultKind.Late, Infno = "5203", Delay = Late });
        long message = await ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
        await ground.HappenedAsync(message, "answered-late", cancellationToken);
        return message;
    }

    private static VerdictFault Doing(string kind, Func<Random, FaultRule[]> rules) => new(kind, Party.Platform, (ground, chance, token) =>
    {
        ground.PlatformDoes(rules(chance));
        return ground.BillAsync(ground.Traffic.Bill(), token);
    }) { IsAlone = true };
}
