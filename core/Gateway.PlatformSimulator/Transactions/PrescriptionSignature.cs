using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Ciphers;
using Gateway.PlatformSimulator.Envelope;

namespace Gateway.PlatformSimulator.Transactions;

/// <summary>
/// D002: signs a prescription's text and file; keeps nothing. The signature is the SM3 of the text, so that an upload can be checked by itself;
/// the signed file is the original with a line behind it that names the signature.
/// </summary>
internal static class PrescriptionSignature
{
    private static readonly string[] NotSigned = ["pharChkTime", "rxFile", "signDigest", "extras"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TwinResult Handle(TwinCall call)
    {
        if (TextOf(call.Input.Field("originalValue")) is not { } text)
        {
            return new TwinResult.Refused(RecordRefusals.NotSignable);
        }

        if (!TryDecode(call.Input.Field("originalRxFile"), out byte[] file))
        {
            return new TwinResult.Refused(RecordRefusals.NoFile);
        }

        string digest = DigestOf(text);
        return new TwinResult.Answered(new JsonObject
        {
            ["rxFile"] = Convert.ToBase64String([.. file, .. Mark(digest)]),
            ["signDigest"] = digest,
            ["signCertSn"] = "999999000001",
            ["signCertDn"] = $"CN={call.Institution.Code},O=示范,C=CN",
        });
    }

    /// <summary>Whether an upload (D003) is what was signed: its signed fields give the digest, and its file ends with it.</summary>
    public static bool Covers(JsonElement upload)
    {
        string digest = upload.Field("signDigest");
        var signed = new JsonObject(upload.EnumerateObject().Where(field => !NotSigned.Contains(field.Name) && field.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Name, JsonNode.Parse(field.Value.GetRawText()))));
        return DigestOf(signed.ToJsonString(Plain)) == digest && TryDecode(upload.Field("rxFile"), out byte[] file) && file.AsSpan().EndsWith(Mark(digest));
    }

    private static byte[] Mark(string digest) => Encoding.ASCII.GetBytes($"\n%SIGNED {digest}\n");

    private static string DigestOf(string text) => Convert.ToBase64String(Sm3.Hash(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text to be signed; null unless it is the base64 of a JSON object whose names are in order.</summary>
    private static string? TextOf(string value)
    {
        if (!TryDecode(value, out byte[] bytes))
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes);
            string[] names = json.RootElement.ValueKind == JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(field => field.Name)] : [];
            return names.Length > 0 && names.SequenceEqual(names.Order(StringComparer.Ordinal)) ? Encoding.UTF8.GetString(bytes) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[base64.Length];
        bool isRead = base64.Length > 0 && Convert.TryFromBase64String(base64, bytes, out int count) && Cut(ref bytes, count);
        return isRead;
    }

    private static bool Cut(ref byte[] bytes, int count)
    {
        bytes = bytes[..count];
        return count > 0;
    }
}
