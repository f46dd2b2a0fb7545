using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.Tariff;

/// <summary>
/// Who pays a bill, in yuan. Two sums always hold to the cent:
/// Total = FullyOwn + OverLimit + FirstShare + InScope, and Total = Fund + Account + Cash.
/// </summary>
internal sealed record SettlementSplit
{
    /// <summary>What an employee pays first per outpatient settlement (起付), in yuan.</summary>
    private const decimal OutpatientDeductible = 2.00m;

    /// <summary>The pool pays nothing of an employee's bill below this, in yuan.</summary>
    private const decimal PoolThreshold = 300.00m;

    public decimal Total { get; init; }

    public decimal FullyOwn { get; init; }

    public decimal OverLimit { get; init; }

    public decimal FirstShare { get; init; }

    public decimal InScope { get; init; }

    public decimal Deductible { get; init; }

    /// <summary>hifp_pay.</summary>
    public decimal Pool { get; init; }

    /// <summary>The pool's rate, 0 to 1.</summary>
    public decimal PoolRate { get; init; }

    /// <summary>cvlserv_pay: the subsidy takes over the deductible.</summary>
    public decimal CivilServant { get; init; }

    public decimal Account { get; init; }

    public decimal BalanceAfter { get; init; }

    /// <summary>fund_pay_sumamt, without the personal account.</summary>
    public decimal Fund => Pool + CivilServant;

    public decimal Cash => Total - Fund - Account;

    /// <summary>
    /// 1. The rows add up. 2. Employees pay 2.00 first in a hospital, except for chronic disease. 3. The pool pays of the remaining scope: chronic disease 70 %,
    /// residents 50 %, employees 60 % of what exceeds 300.00. 4. The subsidy takes over a civil servant's first 2.00. 5. The account pays what is left of the scope,
    /// if the sender allows it and it holds as much. 6. The rest is cash.
    /// </summary>
    public static SettlementSplit Of(IReadOnlyCollection<RowSplit> rows, Person person, string medType, bool useAccount, bool inPharmacy)
    {
        decimal inScope = rows.Sum(row => row.InScope); // 1
        bool chronic = medType == "14", resident = person.Insutype == "390";
        decimal deductible = inPharmacy || chronic || resident ? 0 : Math.Min(OutpatientDeductible, inScope); // 2
        decimal rest = inScope - deductible;
        decimal rate = chronic ? 0.70m : resident ? 0.50m : rest > PoolThreshold ? 0.60m : 0;
        decimal pool = Cents.Of(rate * (chronic || resident ? rest : Math.Max(0, rest - PoolThreshold))); // 3
        decimal account = useAccount && !resident ? Math.Clamp(rest - pool, 0, person.Balance) : 0; // 5
        return Of(rows, person, new Shares(deductible, pool, rate, person.IsCivilServant ? deductible : 0, account)); // 4
    }

    /// <summary>The same amounts taken back: a refund's row.</summary>
    public SettlementSplit TakenBack(decimal balanceAfter) => new()
    {
        Total = -Total,
        FullyOwn = -FullyOwn,
        OverLimit = -OverLimit,
        FirstShare = -FirstShare,
        InScope = -InScope,
        Deductible = -Deductible,
        Pool = -Pool,
        PoolRate = PoolRate,
        CivilServant = -CivilServant,
        Account = -Account,
        BalanceAfter = balanceAfter,
    };

    /// <summary>What the rows come to, with shares that a tariff has worked out.</summary>
    internal static SettlementSplit Of(IReadOnlyCollection<RowSplit> rows, Person person, Shares shares) => new()
    {
        Total = rows.Sum(row => row.Amount),
        FullyOwn = rows.Sum(row => row.FullyOwn),
        OverLimit = rows.Sum(row => row.OverLimit),
        FirstShare = rows.Sum(row => row.FirstShare),
        InScope = rows.Sum(row => row.InScope),
        Deductible = shares.Deductible,
        Pool = shares.Pool,
        PoolRate = shares.PoolRate,
        CivilServant = shares.CivilServant,
        Account = shares.Account,
        BalanceAfter = person.Balance - shares.Account,
    };

    /// <summary>Who pays what of the amount in scope, in yuan; the rate is that of the pool.</summary>
    internal readonly record struct Shares(decimal Deductible, decimal Pool, decimal PoolRate, decimal CivilServant, decimal Account);
}
