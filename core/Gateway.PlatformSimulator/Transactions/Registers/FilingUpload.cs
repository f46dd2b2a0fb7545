using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2501, 2503, 2505: files a referral, a chronic disease, a designated institution; 2502, 2504, 2506 take it back by the number that the filing got.</summary>
internal static class FilingUpload
{
    public static TwinResult Referral(TwinCall call) =>
        File(call, call.Input.Node("refmedin"), "转院备案", row => $"{row.Field("reflin_medins_no")}|{row.Field("refl_date")}");

    public static TwinResult Chronic(TwinCall call) => File(call, call.Data, "慢特病备案", row => row.Field("opsp_dise_code"));

    public static TwinResult Designation(TwinCall call) => File(call, call.Data, "定点备案", row => $"{row.Field("biz_appy_type")}|{row.Field("fix_srt_no")}");

    public static TwinResult Cancel(TwinCall call)
    {
        string made = call.Infno switch { "2502" => "2501", "2504" => "2503", _ => "2505" };
        string number = call.Data.Field("trt_dcla_detl_sn");
        Filing? filing = call.State.Registers.Filings.Find(one => one.Infno == made && one.Number == number && one.Person.Number == call.Data.Field("psn_no") && !one.IsCancelled);
        if (filing is null)
        {
            return new TwinResult.Refused(RegisterTexts.FilingGone);
        }

        filing.IsCancelled = true;
        return new TwinResult.Acted(call.Infno == "2502" ? Result(number) : null);
    }

    private static TwinResult File(TwinCall call, JsonElement row, string what, Func<JsonElement, string> key)
    {
        if (call.State.Persons.ByNumber(row.Field("psn_no")) is not { } person)
        {
            return new TwinResult.Refused(RefusalTexts.NoPerson);
        }

        if (row.Field("enddate") is { Length: > 0 } end && row.Field("begndate") is { Length: > 0 } begin && string.CompareOrdinal(begin, end) > 0)
        {
            return new TwinResult.Refused(RegisterTexts.PeriodBackwards);
        }

        if (row.Field("insutype") is { Length: > 0 } insutype && insutype != person.Insutype)
        {
            return new TwinResult.Refused(RefusalTexts.WrongInsurance(insutype));
        }

        List<Filing> filings = call.State.Registers.Filings;
        if (filings.Exists(one => one.Infno == call.Infno && one.Person == person && one.Key == key(row) && !one.IsCancelled))
        {
            return new TwinResult.Refused(RegisterTexts.FiledAlready(what));
        }

        var filing = new Filing { Number = call.State.NewId(call.Now), Infno = call.Infno, Institution = call.Institution.Code, Person = person, Key = key(row), Sent = JsonObject.Create(row.Clone())! }; // its required fields were found
        filings.Add(filing);
        return new TwinResult.Acted(Result(filing.Number));
    }

    private static JsonObject Result(string number) => new() { ["result"] = new JsonObject { ["trt_dcla_detl_sn"] = number } };
}
