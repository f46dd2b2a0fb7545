using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.PlatformSimulator.State;

namespace Gateway.PlatformSimulator.Envelope;

/// <summary>What the platform asks of every envelope before it looks at the business in it.</summary>
internal sealed partial class EnvelopeCheck(TwinOptions options)
{
    private static readonly string[] Required =
    [
        "infno", "msgid", "mdtrtarea_admvs", "recer_sys_code", "infver", "opter_type", "opter", "opter_name", "inf_time", "fixmedins_code", "fixmedins_name",
    ];

    /// <summary>The first thing wrong, in the platform's words; null if nothing is.</summary>
    public string? Fault(RequestEnvelope envelope, TwinState state, DateTimeOffset now)
    {
        if (Required.FirstOrDefault(field => envelope[field].Length == 0) is { } missing)
        {
            return $"交易报文【{missing}】不能为空";
        }

        if (Find(envelope.Institution) is null)
        {
            return "定点医药机构编号不存在或未开通";
        }

        return FormFault(envelope) ?? SignInFault(envelope, state, now) ?? RequiredFields.Fault(envelope.Infno, envelope.Input) ?? AreaFault(envelope);
    }

    /// <summary>The institution of a code; null if the twin does not know it.</summary>
    public TwinInstitution? Find(string code)
    {
        if (options.Institutions.Count > 0)
        {
            return options.Institutions.FirstOrDefault(known => known.Code == code);
        }

        return InstitutionCode().IsMatch(code) && code.AsSpan(1, 6).SequenceEqual(options.Area) ? new TwinInstitution { Code = code } : null;
    }

    private static string? FormFault(RequestEnvelope envelope)
    {
        string msgid = envelope.Msgid;
        if (msgid.Length != 30 || !msgid.StartsWith(envelope.Institution, StringComparison.Ordinal) || msgid.AsSpan(12).ContainsAnyExceptInRange('0', '9')
            || !DateTime.TryParseExact(msgid.AsSpan(12, 14), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return "发送方报文ID格式不正确：应为定点医药机构编号(12)+时间(14)+顺序号(4)";
        }

        if (!DateTime.TryParseExact(envelope["inf_time"], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return "交易时间【inf_time】格式不正确：应为yyyy-MM-dd HH:mm:ss";
        }

        return envelope.Input.ValueKind == JsonValueKind.Object ? null : "交易输入【input】不能为空";
    }

    private string? SignInFault(RequestEnvelope envelope, TwinState state, DateTimeOffset now) =>
        options.RequireSignIn && envelope.Infno != "9001" && !state.IsSignedIn(envelope.Institution, envelope["opter"], envelope["sign_no"], now) ? "未签到或签到已失效，请重新签到" : null;

    private static string? AreaFault(RequestEnvelope envelope)
    {
        bool aboutPerson = envelope.Input.EnumerateObject().Any(node => envelope.Input.Node(node.Name).Field("psn_no").Length > 0);
        return aboutPerson && envelope["insuplc_admdvs"].Length == 0 ? "输入含人员编号时，参保地医保区划【insuplc_admdvs】不能为空" : null;
    }

    [GeneratedRegex("^[HP][0-9]{11}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InstitutionCode();
}
