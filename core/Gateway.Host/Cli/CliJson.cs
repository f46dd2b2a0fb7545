using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Host.Cli;

/// <summary>JSON for people and scripts: indented, Chinese as itself.</summary>
internal static class CliJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same, with enumerations by their names.</summary>
    public static readonly JsonSerializerOptions WithNames = new(Options) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
