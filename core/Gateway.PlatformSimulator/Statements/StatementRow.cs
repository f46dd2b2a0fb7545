using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Statements;

/// <summary>A settlement or refund as the platform's accounts have it.</summary>
internal sealed record StatementRow(string Id, string VisitId, string Person, string Msgid, bool IsRefund, decimal Total, decimal Fund, decimal Account)
{
    /// <summary>What an institution's account holds; what 2601 undid was never there.</summary>
    public static List<StatementRow> Of(TwinState state, StatementScope scope)
    {
        List<StatementRow> rows = [];
        foreach (Settlement settlement in state.Settlements)
        {
            if (settlement.State == SettlementState.Reversed || settlement.Visit.Institution != scope.Institution || !scope.Covers(ChinaTime.Written(settlement.At)[..10]))
            {
                continue;
            }

            JsonObject info = SettlementFields.Info(settlement, "5203"); // the amounts as this platform tells them
            if (scope.Fits(Text(info, "insutype"), Text(info, "clr_type"), Text(info, "clr_optins")))
            {
                rows.Add(new StatementRow(
                    settlement.Id, settlement.Visit.Id, settlement.Visit.Person.Number, settlement.Msgid, settlement.RefundOf is not null,
                    Amount(info, "medfee_sumamt"), Amount(info, "fund_pay_sumamt"), Amount(info, "acct_pay")));
            }
        }

        return rows;
    }

    public bool IsSameMoney(StatementRow other) => (Total, Fund, Account) == (other.Total, other.Fund, other.Account);

    private static string Text(JsonObject info, string name) => info[name]?.ToString() ?? "";

    private static decimal Amount(JsonObject info, string name) => decimal.Parse(Text(info, name), CultureInfo.InvariantCulture);
}

/// <summary>Which accounts are compared. Empty members fit every row.</summary>
internal sealed record StatementScope(string Institution, string Insutype, string ClearingType, string Agency, string From, string To)
{
    public bool Covers(string day) => string.CompareOrdinal(From, day) <= 0 && string.CompareOrdinal(day, To) <= 0;

    public bool Fits(string insutype, string clearing, string agency) =>
        (Insutype.Length == 0 || Insutype == insutype) && (ClearingType.Length == 0 || ClearingType == clearing) && (Agency.Length == 0 || Agency == agency);
}
