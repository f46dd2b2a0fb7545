using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>2401, 2403 and 2404: admission, its change and its cancellation. A person is in one hospital at a time, wherever it is.</summary>
internal static class InpatientAdmission
{
    public static TwinResult Admit(TwinCall call)
    {
        JsonElement data = call.Input.Node("mdtrtinfo");
        if (call.State.Persons.ByNumber(data.Field("psn_no")) is not { } person)
        {
            return new TwinResult.Refused(RefusalTexts.NoPerson);
        }

        if (person.Insutype != data.Field("insutype"))
        {
            return new TwinResult.Refused(RefusalTexts.WrongInsurance(data.Field("insutype")));
        }

        if (InpatientDiagnoses.Fault(call, "入院") is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        if (call.State.VisitsOf(person.Number).FirstOrDefault(other => other.IsInHospital) is { } elsewhere)
        {
            return new TwinResult.Refused(InpatientTexts.InHospital(elsewhere, call.Options));
        }

        string local = data.Field("ipt_no"), key = $"{call.Institution.Code}|{local}";
        if (call.State.TryGetOpen(key, out _))
        {
            return new TwinResult.Refused($"住院号【{local}】已办理入院，请勿重复使用");
        }

        var visit = new Visit
        {
            Id = call.State.NewId(call.Now),
            Institution = call.Institution.Code,
            Person = person,
            LocalNumber = local,
            BusinessKey = key,
            IsPharmacy = false,
            IsInpatient = true,
            Begin = data.Field("begntime"),
            CertificateType = data.Field("mdtrt_cert_type"),
            OperatorName = call.Envelope["opter_name"],
        };
        Take(visit, data, call);
        call.State.Add(visit);
        return new TwinResult.Acted(new JsonObject { ["result"] = new JsonObject { ["mdtrt_id"] = visit.Id } }, Visit: visit);
    }

    public static TwinResult Change(TwinCall call)
    {
        JsonElement data = call.Input.Node("adminfo");
        if (!call.TryGetStay(data, out Visit? visit))
        {
            return new TwinResult.Refused(InpatientTexts.NotAdmitted);
        }

        if (visit.End is not null)
        {
            return new TwinResult.Refused(InpatientTexts.AlreadyDischarged);
        }

        Take(visit, data, call);
        return new TwinResult.Acted(null);
    }

    public static TwinResult Cancel(TwinCall call)
    {
        if (!call.TryGetStay(call.Data, out Visit? visit))
        {
            return new TwinResult.Refused(RefusalTexts.NothingToUndo);
        }

        if (Hindrance(visit) is { } fault)
        {
            return new TwinResult.Refused(fault);
        }

        call.State.Close(visit);
        return new TwinResult.Acted(null);
    }

    /// <summary>Why an admission cannot go; null when it can.</summary>
    public static string? Hindrance(Visit visit) => visit switch
    {
        { Live: not null } => InpatientTexts.SettledStay,
        { End: not null } => InpatientTexts.DischargeFirst,
        { Rows.Count: > 0 } => InpatientTexts.HasCharges,
        _ => null,
    };

    private static void Take(Visit visit, JsonElement data, TwinCall call)
    {
        visit.MedType = data.Field("med_type");
        visit.DiseaseCode = data.Field("dise_codg");
        visit.DiseaseName = data.Field("dise_name");
        visit.Doctor = data.Field("atddr_no");
        visit.DoctorName = data.Field("chfpdr_name");
        visit.Department = data.Field("adm_dept_codg");
        visit.DepartmentName = data.Field("adm_dept_name");
        InpatientDiagnoses.Keep(visit, call, "1");
    }
}
