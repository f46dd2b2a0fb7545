using Gateway.Contract;

namespace Gateway.Canonical;

/// <summary>
/// Before money moves, the trial's shares make its total: fund + account + cash + what others bear. Where a province's <c>fund_pay_sumamt</c> counts the account, the account need not be added again
/// (its cities differ while they change over). What the hospital bears and what a relative's account pays stand inside or beside the others, as the province has it; both hold.
/// </summary>
internal sealed class SharesMakeTheTotal : IFactRule
{
    private const string Total = "medfee_sumamt", Fund = "fund_pay_sumamt", Account = "acct_pay", Cash = "psn_cash_pay", Hospital = "hosp_part_amt", Relative = "acct_mulaid_pay";

    public bool Speaks(RuleStage stage) => stage == RuleStage.Amounts;

    public IEnumerable<Issue> Check(RuleFacts facts)
    {
        IReadOnlyDictionary<string, decimal> amounts = facts.Amounts;
        if (!amounts.TryGetValue(Total, out decimal total) || !amounts.TryGetValue(Fund, out decimal fund) || !amounts.TryGetValue(Cash, out decimal cash))
        {
            return [];
        }

        decimal account = amounts.GetValueOrDefault(Account), hospital = amounts.GetValueOrDefault(Hospital), relative = amounts.GetValueOrDefault(Relative);
        decimal[] others = [0, hospital, relative, hospital + relative];
        decimal shares = fund + cash + account;
        return others.Any(other => shares + other == total || (facts.FundHoldsAccount && shares - account + other == total)) ? [] : [IssueCodes.SharesDiffer.At(Total, "Expected fund, account, cash and other shares of the trial settlement to make its total.")];
    }
}
