using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Console.Privacy;

/// <summary>The last line: whatever the API answers, no text of it carries an identity, telephone or mail. What is read is left as it came.</summary>
internal sealed class MaskingText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(PatientMask.Numbers(value));
}
