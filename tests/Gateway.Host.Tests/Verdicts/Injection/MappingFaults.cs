using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Verdicts;

/// <summary>The tables fail: a row is missing, a version begins too late, a code of the institution is wrong.</summary>
internal static class MappingFaults
{
    private static readonly string[] Refusals = ["A01,示范项目的目录编码匹配结果不存在", "第1行执业人员代码为空", "没有操作员信息", "医保主诊断缺失"];

    public static VerdictFault[] All { get; } =
    [
        Bill("mapping: code without a row", (ground, chance) => ground.Traffic.Bill(text => text.Replace(chance.Next(2) == 0 ? "10001" : "20001", chance.Next(2) == 0 ? "20009" : "X7788", StringComparison.Ordinal))),
        Bill("mapping: doctor without a row", (ground, _) => ground.Traffic.Bill(text => text.Replace("样例医师", "新来医师", StringComparison.Ordinal))),
        Bill("mapping: diagnosis without a row", (ground, chance) => ground.Traffic.Bill(text => text.Replace("Bqbm00=I10", $"Bqbm00=Q{chance.Next(10, 99)}.9", StringComparison.Ordinal))),
        new("mapping: institution's table lost a row", Party.Mapping, (ground, _, token) => ground.SendAsync(GroundMappings.BadTables, "fujian-ini", ground.Traffic.Bill(text => text.Replace("样例医师", "示范医师", StringComparison.Ordinal)), token)),
        new("mapping: no version for the day", Party.Mapping, (ground, _, token) => ground.SendAsync(GroundMappings.BadTables, GroundMappings.LateSource, ground.Traffic.Bill(), token)),
        new("mapping: new version's row reads a wrong field", Party.Mapping, SecondVersionAsync),
        new("mapping: row reads a wrong field of several senders", Party.Mapping, SharedAsync),
        new("mapping: operator that the platform does not know", Party.Mapping, (ground, _, token) => ground.SendAsync(GroundMappings.UnknownOperator, "fujian-ini", ground.Traffic.Bill(), token)),
        FhirFaults.On("mapping: FHIR server does not know a code", Party.Mapping, "code-invalid"),
        new("mapping: row reads a wrong field", Party.Mapping, (ground, _, token) => ground.SendAsync(GroundMappings.BadTables, GroundMappings.AstraySource, ground.Traffic.Bill(), token)),
        new("mapping: institution's code is wrong", Party.Mapping, (ground, _, token) => ground.SendAsync(GroundMappings.WrongCode, "fujian-ini", ground.Traffic.Bill(), token)),
        new("mapping: province without the path", Party.Mapping, (ground, _, token) => ground.SendAsync(GroundMappings.Pathless, "fujian-ini", ground.Traffic.Bill(), token)),
        new("mapping: platform finds a code missing", Party.Mapping, RefusedAsync) { IsAlone = true },
    ];

    private static VerdictFault Bill(string kind, Func<VerdictGround, Random, byte[]> message) =>
        new(kind, Party.Mapping, (ground, chance, token) => ground.BillAsync(message(ground, chance), token));

    /// <summary>Last year's bills went through; with the new year another version is in force, and none does.</summary>
    private static async Task<long> SecondVersionAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        await SendAsync(ground.Traffic.Earlier());
        await SendAsync(ground.Traffic.Bill());
        await SendAsync(ground.Traffic.Bill());
        return await SendAsync(ground.Traffic.Bill());

        Task<long> SendAsync(byte[] bill) => ground.SendAsync(GroundMappings.Hospital, GroundMappings.SecondSource, bill, cancellationToken);
    }

    private static async Task<long> SharedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        long last = 0;
        foreach (string hospital in GroundMappings.Neighbours)
        {
            last = await ground.SendAsync(hospital, GroundMappings.SharedSource, ground.Traffic.Bill(), cancellationToken);
        }

        return last;
    }

    private static Task<long> RefusedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        string words = Refusals[chance.Next(Refusals.Length)];
        ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = words.Contains("主诊断", StringComparison.Ordinal) ? "2203A" : "2204", ErrMsg = words });
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }
}
