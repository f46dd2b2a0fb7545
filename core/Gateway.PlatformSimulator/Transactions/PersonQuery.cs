using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Persons;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>1101: who holds this card, and how the person is insured. The age is that of the day in begntime, or of today.</summary>
internal static class PersonQuery
{
    public static TwinResult Handle(TwinCall call)
    {
        if (call.Options.RequireCardNumber && call.Data.Field("mdtrt_cert_type") == "03" && call.Data.Field("card_sn").Length == 0)
        {
            return new TwinResult.Refused(RefusalTexts.NoCardNumber);
        }

        if (call.State.Persons.ByCertificate(call.Data.Field("mdtrt_cert_no")) is not { } person)
        {
            return new TwinResult.Refused(RefusalTexts.NoPerson);
        }

        if (person.Insutype is null)
        {
            return new TwinResult.Refused(RefusalTexts.NoInsurance);
        }

        JsonObject baseInfo = PersonFields.Of(person, DayOf(call));
        baseInfo["exp_content"] = """{"emp_no":"","source":"示范"}""";
        return new TwinResult.Answered(new JsonObject { ["baseinfo"] = baseInfo, ["insuinfo"] = Insurances(person, call.Options.Area), ["idetinfo"] = Identities(person) });
    }

    private static DateOnly DayOf(TwinCall call)
    {
        string begin = call.Data.Field("begntime");
        return begin.Length >= 10 && DateOnly.TryParseExact(begin.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : DateOnly.FromDateTime(call.Now.ToOffset(ChinaTime.Offset).Date);
    }

    private static JsonArray Insurances(Person person, string area)
    {
        JsonArray rows = [];
        if (person.IsTwiceInsured)
        {
            rows.Add(Insurance(person, "390", "2", 0.00m, area));
        }

        rows.Add(Insurance(person, person.Insutype!, person.IsSuspended ? "2" : "1", person.Balance, area)); // the uninsured were refused above
        return rows;
    }

    private static JsonObject Insurance(Person person, string insutype, string state, decimal balance, string area) => new()
    {
        ["balc"] = balance,
        ["insutype"] = insutype,
        ["psn_type"] = insutype == "390" ? "1501" : "1101",
        ["psn_insu_stas"] = state,
        ["psn_insu_date"] = "2010-01-01",
        ["paus_insu_date"] = state == "2" ? "2019-12-31" : null,
        ["cvlserv_flag"] = person.IsCivilServant ? "1" : "0",
        ["insuplc_admdvs"] = area,
        ["emp_name"] = person.Employer,
    };

    private static JsonArray Identities(Person person) => person.IsCivilServant
        ? [new JsonObject { ["psn_idet_type"] = "2302", ["psn_type_lv"] = "", ["memo"] = null, ["begntime"] = "2010-01-01 00:00:00", ["endtime"] = null }]
        : [];
}
