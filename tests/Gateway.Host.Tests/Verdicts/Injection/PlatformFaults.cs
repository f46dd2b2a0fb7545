using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Verdicts;

/// <summary>The national platform fails, or does not want to: maintenance, words that nobody knows, exceptions, numbers that it leaves out.</summary>
internal static class PlatformFaults
{
    private static readonly string[] Steps = ["1101", "2201", "2204", "2207"];
    private static readonly string[] Words = ["该机构当月额度已用完", "业务期已封账，请与经办机构联系", "未知错误", "该人员待遇等待审核"];
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
        new("platform: done, without the number", Party.Platform, (ground, _, token) =>
        {
            ground.Line.Order(LineFault.NumberLeftOut, "2207");
            ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = "5203", ErrMsg = "空指针,异常流水号:1" });
            return ground.BillAsync(ground.Traffic.Bill(), token);
        }) { IsAlone = true },
    ];

    private static VerdictFault Doing(string kind, Func<Random, FaultRule[]> rules) => new(kind, Party.Platform, (ground, chance, token) =>
    {
        ground.PlatformDoes(rules(chance));
        return ground.BillAsync(ground.Traffic.Bill(), token);
    }) { IsAlone = true };
}
