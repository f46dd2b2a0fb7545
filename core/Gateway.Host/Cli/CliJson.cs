using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gateway.Host.Cli;

/// <summary>JSON for people and scripts: indented, Chinese as itself.</summary>
internal static class CliJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
