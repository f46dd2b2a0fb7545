using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.Tariff;

/// <summary>Who pays the bill of an inpatient stay, in yuan. The two sums of <see cref="SettlementSplit"/> hold here too.</summary>
internal static class StaySplit
{
    /// <summary>What a person pays first per stay (起付), in yuan, however often the stay is settled.</summary>
    public const decimal Deductible = 600.00m;

    private const decimal EmployeeRate = 0.85m;
    private const decimal ResidentRate = 0.70m;

    /// <summary>
    /// 1. The rows add up. 2. What is left of the deductible comes first. 3. The pool pays 85 % of the remaining scope for employees, 70 % for residents. 4. The subsidy takes over a civil servant's
    /// deductible. 5. The account pays what is left of the scope, if the sender allows it and it holds as much. 6. The rest is cash.
    /// </summary>
    /// <param name="rows">The rows that are settled now.</param>
    /// <param name="person">Whose stay it is.</param>
    /// <param name="paidBefore">Of the deductible, in earlier settlements of the stay.</param>
    /// <param name="useAccount">Whether the sender lets the account pay.</param>
    public static SettlementSplit Of(IReadOnlyCollection<RowSplit> rows, Person person, decimal paidBefore, bool useAccount)
    {
        decimal inScope = rows.Sum(row => row.InScope); // 1
        bool isResident = person.Insutype == "390";
        decimal deductible = Math.Clamp(Deductible - paidBefore, 0, Math.Max(0, inScope)); // 2
        decimal rest = inScope - deductible, rate = isResident ? ResidentRate : EmployeeRate;
        decimal pool = Cents.Of(rate * rest); // 3
        decimal subsidy = person.IsCivilServant ? deductible : 0; // 4
        decimal account = useAccount && !isResident ? Math.Clamp(inScope - pool - subsidy, 0, person.Balance) : 0; // 5
        return SettlementSplit.Of(rows, person, new SettlementSplit.Shares(deductible, pool, rate, subsidy, account));
    }
}
