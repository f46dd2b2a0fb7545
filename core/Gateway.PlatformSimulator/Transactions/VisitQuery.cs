using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Answers;
using Gateway.PlatformSimulator.Envelope;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>5201: a person's open visits here that began in a time; the list is empty where there are none. A date without a time means the whole day.</summary>
internal static class VisitQuery
{
    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    public static TwinResult Handle(TwinCall call)
    {
        JsonElement data = call.Data;
        string id = data.Field("mdtrt_id");
        if (!TryRead(data.Field("begntime"), endOfDay: false, out DateTime from) || !TryRead(data.Field("endtime"), endOfDay: true, out DateTime until))
        {
            return new TwinResult.Refused("开始时间或结束时间格式不正确：应为yyyy-MM-dd HH:mm:ss");
        }

        IEnumerable<Visit> found = call.State.VisitsOf(data.Field("psn_no")).Where(visit =>
            !visit.IsCancelled && visit.Institution == call.Institution.Code && (id.Length == 0 || visit.Id == id)
            && (!TryRead(visit.Begin, endOfDay: false, out DateTime begin) || (begin >= from && begin <= until)));
        return new TwinResult.Answered(new JsonObject { ["mdtrtinfo"] = new JsonArray([.. found.Select(visit => Fields(visit, call))]) });
    }

    private static JsonObject Fields(Visit visit, TwinCall call)
    {
        var node = new JsonObject { ["mdtrt_id"] = visit.Id };
        PersonFields.AddTo(node, visit.Person, DateOnly.FromDateTime(call.Now.ToOffset(ChinaTime.Offset).Date));
        node["insutype"] = visit.Person.Insutype;
        node["psn_type"] = visit.Person.Type;
        node["cvlserv_flag"] = visit.Person.IsCivilServant ? "1" : "0";
        node["insu_optins"] = call.Options.Area;
        node["emp_name"] = visit.Person.Employer;
        node["begntime"] = visit.Begin;
        node["endtime"] = visit.End;
        node["mdtrt_cert_type"] = visit.CertificateType;
        node["med_type"] = visit.MedType;
        node["ipt_otp_no"] = visit.LocalNumber;
        node["atddr_no"] = visit.Doctor;
        node["chfpdr_name"] = visit.DoctorName;
        node["adm_dept_codg"] = visit.Department;
        node["adm_dept_name"] = visit.DepartmentName;
        node["dise_codg"] = visit.DiseaseCode;
        node["dise_name"] = visit.DiseaseName;
        node["opter_name"] = visit.OperatorName;
        return node;
    }

    /// <summary>Reads a time of a query.</summary>
    public static bool TryRead(string text, bool endOfDay, out DateTime time)
    {
        bool read = DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        time = read && endOfDay && text.Length == 10 ? time.AddDays(1).AddSeconds(-1) : time;
        return read;
    }
}
