using System.Text.Json.Serialization;

namespace Gateway.Platform;

/// <summary>What this platform wants in the envelope.</summary>
public sealed record DialectEnvelope
{
    /// <summary>接口版本号.</summary>
    [JsonPropertyName("infver")]
    public string Infver { get; init; } = "V1.0";

    /// <summary>接收方系统代码.</summary>
    [JsonPropertyName("recer_sys_code")]
    public string ReceiverSystem { get; init; } = "FSI_LOCAL";

    /// <summary>经办人类别: 1 operator, 2 self-service terminal, 3 mobile terminal.</summary>
    [JsonPropertyName("opter_type")]
    public string OperatorType { get; init; } = "1";

    /// <summary>签名类型; empty where the platform checks none.</summary>
    [JsonPropertyName("signtype")]
    public string SignType { get; init; } = "";

    /// <summary>加密方式, where the province wants the envelope to say it; empty leaves the field out.</summary>
    [JsonPropertyName("enc_type")]
    public string EncryptionType { get; init; } = "";

    /// <summary>How <c>input</c> leaves and <c>output</c> comes.</summary>
    public PayloadForm Payload { get; init; } = PayloadForm.Json;

    /// <summary>What <c>cainfo</c> holds.</summary>
    public CainfoContent Cainfo { get; init; } = CainfoContent.Empty;

    /// <summary>Whether anything is done to an envelope before it leaves.</summary>
    [JsonIgnore]
    internal bool IsSealed => Payload != PayloadForm.Json || Cainfo != CainfoContent.Empty;
}

/// <summary>How the business part of an envelope is written.</summary>
public enum PayloadForm
{
    Json,

    /// <summary>Base64 of SM4-ECB with PKCS#7 padding over the JSON's UTF-8 bytes.</summary>
    Sm4Ecb,
}

/// <summary>What an envelope's <c>cainfo</c> holds.</summary>
public enum CainfoContent
{
    Empty,

    /// <summary>Base64 of an SM2 signature (DER) with SM3 over the plain input; the user id is the client's.</summary>
    Sm3WithSm2,

    /// <summary>The same over every field of the envelope but <c>cainfo</c> and <c>input</c>: <c>name=value</c> in the order of their ASCII names, joined by <c>&amp;</c>.</summary>
    Sm3WithSm2Head,
}
