using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Platform;

/// <summary>FHIR paths of which the first that has a value counts. Written as one text or a list.</summary>
[JsonConverter(typeof(Converter))]
public sealed record PathList(ImmutableArray<string> Paths)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", Paths);

    private sealed class Converter : JsonConverter<PathList>
    {
        public override PathList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new PathList([reader.GetString() ?? ""]);
            }

            return new PathList([.. JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []]);
        }

        public override void Write(Utf8JsonWriter writer, PathList value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Paths.AsEnumerable(), options);
    }
}
