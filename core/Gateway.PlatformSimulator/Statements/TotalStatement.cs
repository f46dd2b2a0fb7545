using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Transactions;

namespace Gateway.PlatformSimulator.Statements;

/// <summary>3201: are the institution's totals those of the platform?</summary>
internal static class TotalStatement
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement data = call.Data;
        StatementScope scope = ScopeOf(call);
        List<StatementRow> rows = StatementRow.Of(call.State, scope);
        decimal difference = (data.Amount("fixmedins_setl_cnt") ?? 0) - rows.Count;
        bool isSame = difference == 0 && data.Amount("medfee_sumamt") == rows.Sum(row => row.Total) && data.Amount("fund_pay_sumamt") == rows.Sum(row => row.Fund) && data.Amount("acct_pay") == rows.Sum(row => row.Account);
        StatementVerdict verdict = isSame ? StatementVerdict.Equal : difference > 0 ? StatementVerdict.InstitutionMore : difference < 0 ? StatementVerdict.PlatformMore : StatementVerdict.Differs;
        return new TwinResult.Answered(new JsonObject
        {
            ["stmtinfo"] = new JsonObject { ["setl_optins"] = scope.Agency, ["stmt_rslt"] = StatementCodes.Of(call.Options, verdict), ["stmt_rslt_dscr"] = StatementCodes.Text(verdict) },
        });
    }

    public static StatementScope ScopeOf(TwinCall call) => new(
        call.Institution.Code, call.Data.Field("insutype"), call.Data.Field("clr_type"), call.Data.Field("setl_optins"), call.Data.Field("stmt_begndate"), call.Data.Field("stmt_enddate"));
}
