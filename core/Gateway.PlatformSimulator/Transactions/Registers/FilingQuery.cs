using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>5301 a person's chronic diseases, 5302 designated institutions, 5304 referrals of a time. None of them tells the filing's number.</summary>
internal static class FilingQuery
{
    public static TwinResult Chronic(TwinCall call) => Rows(call, "2503", "feedetail", (filing, _) => Of(filing, "opsp_dise_code", "opsp_dise_name", "begndate", "enddate"));

    public static TwinResult Designations(TwinCall call)
    {
        string kind = call.Data.Field("biz_appy_type");
        return Rows(call, "2505", "psnfixmedin", (filing, person) =>
        {
            if (kind.Length > 0 && filing.Sent["biz_appy_type"]?.ToString() != kind)
            {
                return null;
            }

            JsonObject row = Of(filing, "fix_srt_no", "fixmedins_code", "fixmedins_name", "begndate", "enddate", "memo");
            row["psn_no"] = person["psn_no"]!.DeepClone(); // everybody has a number
            row["insutype"] = filing.Person.Insutype;
            return row;
        });
    }

    public static TwinResult Referrals(TwinCall call)
    {
        string from = Day(call.Data.Field("begntime")), until = Day(call.Data.Field("endtime"));
        return Rows(call, "2501", "refmedin", (filing, person) =>
        {
            string day = filing.Sent["refl_date"]?.ToString() ?? "";
            if (string.CompareOrdinal(day, from) < 0 || string.CompareOrdinal(day, until) > 0)
            {
                return null;
            }

            JsonObject row = Of(filing, "tel", "addr", "insu_optins", "diag_code", "diag_name", "dise_cond_dscr", "reflin_medins_no", "reflin_medins_name", "refl_date", "refl_rea", "begndate", "enddate", "hosp_agre_refl_flag");
            foreach (string name in (string[])["psn_no", "psn_cert_type", "certno", "psn_name", "gend", "brdy"])
            {
                row[name] = person[name]?.DeepClone();
            }

            (row["insutype"], row["emp_name"], row["out_flag"]) = (filing.Person.Insutype, filing.Person.Employer, "0");
            return row;
        });
    }

    private static TwinResult.Answered Rows(TwinCall call, string infno, string node, Func<Filing, JsonObject, JsonObject?> row)
    {
        string person = call.Data.Field("psn_no");
        DateOnly today = DateOnly.FromDateTime(call.Now.ToOffset(ChinaTime.Offset).Date);
        JsonObject[] rows = [.. call.State.Registers.Filings.Where(filing => filing.Infno == infno && !filing.IsCancelled && (person.Length == 0 || filing.Person.Number == person))
            .Select(filing => row(filing, PersonFields.Of(filing.Person, today))).OfType<JsonObject>()];
        return new TwinResult.Answered(new JsonObject { [node] = new JsonArray([.. rows]) });
    }

    private static JsonObject Of(Filing filing, params string[] names)
    {
        var row = new JsonObject();
        foreach (string name in names)
        {
            row[name] = filing.Sent[name]?.DeepClone();
        }

        return row;
    }

    private static string Day(string time) => time.Length >= 10 ? time[..10] : time;
}
