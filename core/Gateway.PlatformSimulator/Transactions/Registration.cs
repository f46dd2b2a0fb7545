using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2201: opens a visit. ipt_otp_no names one open visit per institution.</summary>
internal static class Registration
{
    public static TwinResult Handle(TwinCall call)
    {
        JsonElement data = call.Data;
        if (call.State.Persons.ByNumber(data.Field("psn_no")) is not { } person)
        {
            return new TwinResult.Refused(RefusalTexts.NoPerson);
        }

        if (person.Insutype != data.Field("insutype"))
        {
            return new TwinResult.Refused(RefusalTexts.WrongInsurance(data.Field("insutype")));
        }

        string local = data.Field("ipt_otp_no"), key = $"{call.Institution.Code}|{local}";
        if (call.State.TryGetOpen(key, out _))
        {
            return new TwinResult.Refused($"门诊号【{local}】已挂号，请勿重复挂号");
        }

        var visit = new Visit
        {
            Id = call.State.NewId(call.Now),
            Institution = call.Institution.Code,
            Person = person,
            LocalNumber = local,
            BusinessKey = key,
            IsPharmacy = false,
            Begin = data.Field("begntime"),
            CertificateType = data.Field("mdtrt_cert_type"),
            Doctor = data.Field("atddr_no"),
            DoctorName = data.Field("dr_name"),
            Department = data.Field("dept_code"),
            DepartmentName = data.Field("dept_name"),
            OperatorName = call.Envelope["opter_name"],
        };
        call.State.Add(visit);
        return new TwinResult.Acted(new JsonObject
        {
            ["data"] = new JsonObject { ["mdtrt_id"] = visit.Id, ["psn_no"] = person.Number, ["ipt_otp_no"] = local, ["exp_content"] = null },
        });
    }
}
