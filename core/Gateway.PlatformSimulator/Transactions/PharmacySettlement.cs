using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.Persons;
using Gateway.PlatformSimulator.State;
using Gateway.PlatformSimulator.Tariff;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2101 and 2102: a pharmacy sale. It makes its visit by itself; one live settlement per person and invoice, or per person, time and total.</summary>
internal static class PharmacySettlement
{
    public static TwinResult Presettle(TwinCall call)
    {
        (string? fault, JsonElement data, Visit? visit) = Read(call, "");
        return fault is not null || visit is null
            ? new TwinResult.Refused(fault ?? RefusalTexts.NoPerson)
            : new TwinResult.Answered(Output(Settling.Compute(call, data, visit, visit.Rows, final: false), call.Infno));
    }

    public static TwinResult Settle(TwinCall call)
    {
        (string? fault, JsonElement data, Visit? visit) = Read(call, call.State.NewId(call.Now));
        if (fault is not null || visit is null)
        {
            return new TwinResult.Refused(fault ?? RefusalTexts.NoPerson);
        }

        if (call.State.TryGetOpen(visit.BusinessKey, out _))
        {
            return new TwinResult.Refused(RefusalTexts.SaleAlreadySettled);
        }

        Settlement settlement = Settling.Compute(call, data, visit, visit.Rows, final: true);
        call.State.Add(visit);
        Settling.Keep(call.State, settlement);
        return new TwinResult.Acted(Output(settlement, call.Infno), settlement);
    }

    private static (string? Fault, JsonElement Data, Visit? Visit) Read(TwinCall call, string visitId)
    {
        JsonElement data = call.Input.Node("druginfo");
        if (call.State.Persons.ByNumber(data.Field("psn_no")) is not { } person)
        {
            return (RefusalTexts.NoPerson, data, null);
        }

        if (person.Insutype != data.Field("insutype"))
        {
            return (RefusalTexts.WrongInsurance(data.Field("insutype")), data, null);
        }

        Visit visit = VisitOf(call, data, person, visitId);
        if (ChargeReading.TryRead(call.Input.Rows("drugdetail"), inPharmacy: true, new HashSet<string>(StringComparer.Ordinal), visit.Rows) is { } fault)
        {
            return (fault, data, null);
        }

        decimal sum = Cents.Of(visit.Rows.Sum(row => row.Split.Amount));
        return (data.Amount("medfee_sumamt") == sum ? null : RefusalTexts.TotalDiffers(data.Amount("medfee_sumamt") ?? 0, sum), data, visit);
    }

    private static Visit VisitOf(TwinCall call, JsonElement data, Person person, string visitId)
    {
        string invoice = data.Field("invono");
        string sale = invoice.Length > 0 ? invoice : $"{data.Field("begntime")}|{Cents.Of(data.Amount("medfee_sumamt") ?? 0)}";
        return new Visit
        {
            Id = visitId,
            Institution = call.Institution.Code,
            Person = person,
            LocalNumber = invoice,
            BusinessKey = $"{call.Institution.Code}|{person.Number}|{sale}",
            IsPharmacy = true,
            Begin = data.Field("begntime"),
            CertificateType = data.Field("mdtrt_cert_type"),
            OperatorName = call.Envelope["opter_name"],
            MedType = data.Field("med_type"),
        };
    }

    private static JsonObject Output(Settlement settlement, string infno)
    {
        JsonObject output = SettlementFields.Output(settlement, infno);
        output["detlcutinfo"] = new JsonArray([.. settlement.Rows.Select(row => ChargeFields.Result(row))]);
        return output;
    }
}
