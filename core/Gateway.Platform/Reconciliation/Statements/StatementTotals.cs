using Gateway.Journal;

namespace Gateway.Platform;

/// <summary>What an account comes to on some days: amounts net of refunds, and the number of rows.</summary>
public readonly record struct StatementTotals(LedgerAmounts Amounts, int Count)
{
    public static StatementTotals Of(IEnumerable<LedgerLine> lines)
    {
        (LedgerAmounts sum, int count) = (default, 0);
        foreach (LedgerLine line in lines)
        {
            sum += line.Amounts ?? default;
            count++;
        }

        return new StatementTotals(sum, count);
    }
}
