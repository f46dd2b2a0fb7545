using Gateway.Contract;
using Gateway.PlatformSimulator.Faults;

namespace Gateway.Verdicts;

/// <summary>Everybody does right; it is the patient's paper or insurance.</summary>
internal static class PatientFaults
{
    private const int Unknown = 404, Uninsured = 405, Suspended = 202;

    private static readonly (string Transaction, string Words)[] Refusals =
        [("1101", "人证不一致，请核对"), ("2207", "授权人无有效账户"), ("2207", "未查询到该人员在310险种的有效参保信息"), ("1101", "未查询到该参保人的参保信息为空")];

    public static VerdictFault[] All { get; } =
    [
        Card("patient: unknown to the platform", Unknown),
        Card("patient: not insured", Uninsured),
        Card("patient: insurance suspended", Suspended),
        new("patient: ID number that cannot be", Party.Patient, (ground, chance, token) => ground.Hl7Async(ground.Traffic.Registration($"99999919800101{chance.Next(100, 999)}0" is var number && number[^1] != CheckDigit(number) ? number : $"{number[..17]}1"), token)),
        new("patient: platform refuses the person", Party.Patient, RefusedAsync) { IsAlone = true },
    ];

    private static VerdictFault Card(string kind, int card) => new(kind, Party.Patient, (ground, _, token) => ground.BillAsync(ground.Traffic.BillOf(card), token));

    private static Task<long> RefusedAsync(VerdictGround ground, Random chance, CancellationToken cancellationToken)
    {
        (string transaction, string words) = Refusals[chance.Next(Refusals.Length)];
        ground.PlatformDoes(new FaultRule { Kind = FaultKind.Refuse, Infno = transaction, ErrMsg = words });
        return ground.BillAsync(ground.Traffic.Bill(), cancellationToken);
    }

    /// <summary>The last character of an ID number by its first seventeen (GB 11643-1999).</summary>
    private static char CheckDigit(string number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return "10X98765432"[weights.Select((weight, at) => weight * (number[at] - '0')).Sum() % 11];
    }
}
