namespace Gateway.Contract;

/// <summary>GW6801 to GW6899: what answers mean, and who has to do something about them.</summary>
public static partial class IssueCodes
{
    /// <summary>The other side does not take the gateway's key or signature.</summary>
    public static readonly IssueCode PlatformKeyRefused = Error(
        "GW6801",
        "The other side does not take the gateway's key or signature: nothing was done, messages wait. Whoever runs the gateway compares account, key and certificate with what the other side has on file and corrects them; sending then goes on by itself.",
        "对方不认可网关的密钥或签名：尚未办理任何业务，报文在网关等待。请网关管理员与对方核对账号、密钥和证书并改正，改正后自动继续发送。");

    /// <summary>A row of errors.csv is not of the format, or can never be asked.</summary>
    public static readonly IssueCode AnswerTextFaulty = Error("GW6802", "A row of the table of answer texts is wrong.", "应答文字对照表中有一行有误。");

    /// <summary>Entries of a batch were refused while others of it were done.</summary>
    public static readonly IssueCode FhirPartlyDone = Warning("GW6803", "The FHIR server has done the other entries of this Bundle; sending them again changes nothing.", "FHIR服务器已接受该Bundle的其余条目；重复发送不会产生重复数据。");

    /// <summary>The address is not that of a FHIR server.</summary>
    public static readonly IssueCode FhirNotThere = Error(
        "GW6804",
        "There is no FHIR server at the configured address: nothing was done, messages wait. Whoever runs the gateway corrects Platform:Fhir:Url; sending then goes on by itself.",
        "配置的地址上没有FHIR服务：尚未办理任何业务，报文在网关等待。请网关管理员改正 Platform:Fhir:Url，改正后自动继续发送。");
}
