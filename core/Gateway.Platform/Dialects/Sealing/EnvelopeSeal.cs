using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gateway.Platform;

/// <summary>
/// Signs and encrypts an envelope at the door and opens the answer there: the journal keeps both in plain, whatever becomes of the keys.
/// </summary>
internal static class EnvelopeSeal
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fills <c>cainfo</c> and seals <c>input</c> as the dialect says; everything else stays byte for byte.</summary>
    /// <param name="envelope">As it was journalled.</param>
    /// <param name="dialect">How.</param>
    /// <param name="keys">Those that the dialect needs.</param>
    public static ReadOnlyMemory<byte> Close(ReadOnlyMemory<byte> envelope, DialectEnvelope dialect, SealingKeys keys) => !dialect.IsSealed ? envelope : Rewrite(envelope, (writer, member, whole) =>
    {
        byte[] input = InputOf(whole);
        switch (member.Name)
        {
            case "cainfo" when dialect.Cainfo != CainfoContent.Empty:
                writer.WriteBase64StringValue(Sm2Signature.Sign(keys.Signing!, keys.UserId, dialect.Cainfo == CainfoContent.Sm3WithSm2Head ? HeadOf(whole) : input)); // the caller asked Lacks first
                break;
            case "input" when dialect.Payload == PayloadForm.Sm4Ecb:
                writer.WriteBase64StringValue(Sm4Ecb.Encrypt(keys.Cipher!, input)); // the caller asked Lacks first
                break;
            default:
                writer.WriteRawValue(member.Value.GetRawText());
                break;
        }
    });

    /// <summary>Opens an answer's <c>output</c>.</summary>
    /// <param name="answer">As it came; what is no JSON object, or has no sealed output, stays as it is.</param>
    /// <param name="opened">The answer in plain.</param>
    /// <returns>Whether there was nothing that could not be opened.</returns>
    public static bool TryOpen(ReadOnlyMemory<byte> answer, DialectEnvelope dialect, SealingKeys keys, out ReadOnlyMemory<byte> opened)
    {
        opened = answer;
        if (dialect.Payload == PayloadForm.Json || !ReplyJson.TryRead(answer, out JsonElement reply)
            || !reply.TryGetProperty("output", out JsonElement output) || output.ValueKind != JsonValueKind.String || output.GetString() is { Length: 0 })
        {
            return true;
        }

        if (!output.TryGetBytesFromBase64(out byte[]? sealedBytes) || !Sm4Ecb.TryDecrypt(keys.Cipher!, sealedBytes, out byte[] plain) || !IsJson(plain)) // the caller asked Lacks first
        {
            return false;
        }

        opened = Rewrite(reply, (writer, member, _) => writer.WriteRawValue(member.Name == "output" ? plain : System.Text.Encoding.UTF8.GetBytes(member.Value.GetRawText())));
        return true;
    }

    private static byte[] InputOf(JsonElement envelope) => System.Text.Encoding.UTF8.GetBytes(envelope.GetProperty("input").GetRawText());

    private static byte[] HeadOf(JsonElement envelope) => System.Text.Encoding.UTF8.GetBytes(string.Join('&', envelope.EnumerateObject()
        .Where(member => member.Name is not ("cainfo" or "input")).OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}={JsonValues.TextOf(member.Value)}")));

    private static bool IsJson(byte[] plain)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(plain);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Rewrite(ReadOnlyMemory<byte> json, Action<Utf8JsonWriter, JsonProperty, JsonElement> write)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Rewrite(document.RootElement, write);
    }

    private static byte[] Rewrite(JsonElement root, Action<Utf8JsonWriter, JsonProperty, JsonElement> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in root.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                write(writer, member, root);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
