using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>One entry of a Bundle: what it asks for, and why it cannot be done.</summary>
internal sealed class FhirEntry
{
    private readonly FhirStore store;
    private readonly JsonObject? resource;
    private readonly string type;
    private readonly string? id;
    private readonly bool isKnown;

    public FhirEntry(FhirStore store, JsonObject entry, int number)
    {
        (this.store, Number) = (store, number);
        resource = entry["resource"] as JsonObject;
        type = (string?)resource?["resourceType"] ?? "";
        if (resource is null || type.Length == 0)
        {
            Fault = (400, "invalid", "The entry has no resource.", "");
            return;
        }

        (string url, string? none) = ((string?)entry["request"]?["url"] ?? "", (string?)entry["request"]?["ifNoneExist"]);
        IReadOnlyList<string> found = Matches(none ?? (url.Contains('?', StringComparison.Ordinal) ? url.Split('?', 2)[1] : ""));
        string[] address = url.Split('?')[0].Split('/');
        id = found.Count == 1 ? found[0] : address is [_, { Length: > 0 } named] ? named : none is null && url.Length == 0 ? (string?)resource["id"] : null;
        isKnown = none is not null && found.Count == 1;
        Fault = found.Count > 1 ? (412, "multiple-matches", "More than one resource has this identifier.", ".identifier") : FhirRules.Fault(resource);
    }

    public int Number { get; }

    /// <summary>Null when it can be done.</summary>
    public (int Status, string Code, string Text, string Element)? Fault { get; }

    /// <summary>Does it: what exists already and was to be made only if it does not, stays as it is.</summary>
    public JsonObject Done()
    {
        if (isKnown)
        {
            return new JsonObject { ["status"] = "200 OK", ["location"] = $"{type}/{id}" };
        }

        string kept = id ?? store.NewId();
        int version = store.Put(type, kept, resource!); // without one there is a fault
        return new JsonObject { ["status"] = version == 1 ? "201 Created" : "200 OK", ["location"] = $"{type}/{kept}/_history/{version}" };
    }

    /// <summary>Says why it was not done.</summary>
    public JsonObject Refused() => new()
    {
        ["status"] = Fault!.Value.Status switch { 412 => "412 Precondition Failed", 422 => "422 Unprocessable Entity", _ => "400 Bad Request" }, // asked for only with a fault
        ["outcome"] = FhirAnswers.OutcomeOf("error", Fault.Value.Code, Fault.Value.Text, $"{type}{Fault.Value.Element}"),
    };

    private IReadOnlyList<string> Matches(string condition) =>
        IdentifierQuery.TryRead(condition, out string system, out string value) ? store.FindByIdentifier(type, system, value) : [];
}
