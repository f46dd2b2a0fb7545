using System.Text.Encodings.Web;
using System.Text.Json;
using Gateway.Contract;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Gateway.Canonical;

/// <summary>Canonical messages as bytes and back. The same Bundle gives the same bytes: UTF-8, the model's element order, no white space.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Compact = Options(indented: false);
    private static readonly JsonSerializerOptions Indented = Options(indented: true);
    private static readonly JsonSerializerOptions Strict = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Strict);

    /// <summary>Writes a resource.</summary>
    public static byte[] Write(Resource resource) => JsonSerializer.SerializeToUtf8Bytes(resource, resource.GetType(), Compact);

    /// <summary>Writes a resource for people, with line ends and indentation.</summary>
    public static string WriteIndented(Resource resource) => JsonSerializer.Serialize(resource, resource.GetType(), Indented);

    /// <summary>Reads a Bundle that was written here.</summary>
    /// <exception cref="JsonException">It was not: the journal's bytes are damaged.</exception>
    public static Bundle Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Bundle>(json, Compact) ?? throw new JsonException("Expected a Bundle.");

    /// <summary>Reads a Bundle strictly, as any FHIR server would.</summary>
    /// <returns>The Bundle, or every fault with its FHIR path.</returns>
    public static Outcome<Bundle> ReadStrict(ReadOnlySpan<byte> json) => ReadStrict<Bundle>(json);

    /// <summary>Reads a resource strictly, as any FHIR server would.</summary>
    /// <returns>The resource, or every fault with its FHIR path.</returns>
    public static Outcome<T> ReadStrict<T>(ReadOnlySpan<byte> json)
        where T : Resource
    {
        try
        {
            return Outcome.Of(JsonSerializer.Deserialize<T>(json, Strict)!); // null would be the text null, which the converter refuses
        }
        catch (DeserializationFailedException refused)
        {
            return Outcome.Refused<T>([.. refused.Exceptions.Select(fault => FhirFaults.IssueOf(fault))]);
        }
        catch (JsonException)
        {
            return Outcome.Refused<T>(new Issue(IssueCodes.FhirInvalid, SourceLocation.Whole, "Expected JSON."));
        }
    }

    private static JsonSerializerOptions Options(bool indented)
    {
        JsonSerializerOptions options = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Ostrich);
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // Chinese stays readable; nothing of this enters HTML
        options.WriteIndented = indented;
        options.NewLine = "\n";
        return options;
    }
}
