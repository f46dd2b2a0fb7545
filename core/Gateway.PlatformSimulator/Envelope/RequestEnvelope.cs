using System.Text.Json;

namespace Gateway.PlatformSimulator.Envelope;

/// <summary>A parsed request: the envelope's fields, blank where absent, and the input object.</summary>
internal sealed class RequestEnvelope
{
    private readonly JsonElement root;

    private RequestEnvelope(JsonElement root) => this.root = root;

    public string Infno => this["infno"];

    public string Msgid => this["msgid"];

    public string Institution => this["fixmedins_code"];

    public JsonElement Input => root.TryGetProperty("input", out JsonElement input) ? input : default;

    /// <summary>A field of the envelope as text; empty where absent or null.</summary>
    public string this[string field] => root.Field(field);

    /// <summary>Reads a request; false if the bytes are not one JSON object.</summary>
    public static bool TryRead(byte[] bytes, out RequestEnvelope envelope)
    {
        envelope = new RequestEnvelope(default);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document) || document.RootElement.ValueKind != JsonValueKind.Object || reader.Read())
            {
                return false;
            }

            envelope = new RequestEnvelope(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
