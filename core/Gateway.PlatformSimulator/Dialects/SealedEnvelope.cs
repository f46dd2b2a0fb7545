using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Ciphers;

namespace Gateway.PlatformSimulator.Dialects;

/// <summary>Opens requests whose input is Base64 SM4 and whose cainfo is an SM2 signature over the plain input; seals the output of answers.</summary>
internal sealed class SealedEnvelope(TwinOptions options, bool signsHead)
{
    private readonly Sm4 cipher = new(Convert.FromHexString(options.CipherKey));
    private readonly byte[] signer = Convert.FromHexString(options.SignerKey);

    /// <summary>The request in plain.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="plain">With its input opened; as it came where there is a fault.</param>
    /// <returns>What is wrong, in the platform's words; null if nothing is.</returns>
    public string? Open(byte[] request, out byte[] plain)
    {
        plain = request;
        if (Read(request) is not { } envelope || Base64(envelope["input"]) is not { } closed || cipher.Decrypt(closed) is not { } input || Read(input) is null)
        {
            return "交易输入【input】解密失败";
        }

        if (Base64(envelope["cainfo"]) is not { } signature || !Sm2.Verify(signer, Encoding.UTF8.GetBytes(options.PaasId ?? ""), signsHead ? Head(envelope) : input, signature))
        {
            return "签名校验失败：数字签名【cainfo】不正确";
        }

        envelope["input"] = JsonNode.Parse(input);
        plain = Encoding.UTF8.GetBytes(envelope.ToJsonString());
        return null;
    }

    /// <summary>An answer with its output sealed; one without output stays as it is.</summary>
    public byte[] Close(byte[] answer)
    {
        if (Read(answer) is not { } envelope || envelope["output"] is not { } output)
        {
            return answer;
        }

        envelope["output"] = Convert.ToBase64String(cipher.Encrypt(Encoding.UTF8.GetBytes(output.ToJsonString())));
        return Encoding.UTF8.GetBytes(envelope.ToJsonString());
    }

    /// <summary>Every field but cainfo and input as name=value, in the order of their names.</summary>
    private static byte[] Head(JsonObject envelope)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in envelope)
        {
            if (name != "cainfo" && name != "input")
            {
                fields[name] = value?.ToString() ?? "";
            }
        }

        return Encoding.UTF8.GetBytes(string.Join("&", fields.Select(field => field.Key + "=" + field.Value)));
    }

    private static JsonObject? Read(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Base64(JsonNode? node)
    {
        string text = node is JsonValue value && value.TryGetValue(out string? read) ? read : "";
        byte[] bytes = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }
}
