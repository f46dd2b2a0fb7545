using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>R4 answers, as small as the specification allows.</summary>
internal static class FhirAnswers
{
    private const string FhirJson = "application/fhir+json;charset=UTF-8";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TwinAnswer Resource(int status, JsonObject resource) => TwinAnswer.Text(status, FhirJson, resource.ToJsonString(Plain));

    /// <summary>An OperationOutcome.</summary>
    /// <param name="severity">error or information.</param>
    /// <param name="code">From issue-type: invalid, not-found, not-supported, transient, informational.</param>
    /// <param name="place">FHIRPath of the element; null where there is none.</param>
    public static TwinAnswer Outcome(int status, string severity, string code, string text, string? place = null) => Resource(status, OutcomeOf(severity, code, text, place));

    /// <inheritdoc cref="Outcome"/>
    public static JsonObject OutcomeOf(string severity, string code, string text, string? place)
    {
        var issue = new JsonObject { ["severity"] = severity, ["code"] = code, ["diagnostics"] = text };
        if (place is not null)
        {
            issue["expression"] = new JsonArray(place);
        }

        return new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(issue) };
    }

    public static JsonObject Bundle(string type, IEnumerable<JsonObject> entries) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = type,
        ["entry"] = new JsonArray([.. entries]),
    };

    public static JsonObject Metadata(DateTimeOffset now) => new()
    {
        ["resourceType"] = "CapabilityStatement",
        ["status"] = "active",
        ["date"] = now.ToString("yyyy-MM-ddTHH:mm:sszzz"),
        ["kind"] = "instance",
        ["fhirVersion"] = "4.0.1",
        ["format"] = new JsonArray("json"),
        ["rest"] = new JsonArray(new JsonObject { ["mode"] = "server" }),
    };
}
