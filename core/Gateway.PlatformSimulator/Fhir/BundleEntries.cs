using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>Does what a Bundle's entries ask for and writes the Bundle that answers it. Conditions are those of FHIR R4, 3.1.0.4.3 and 3.1.0.5.1.</summary>
internal static class BundleEntries
{
    /// <summary>All entries or none: the first that cannot be done refuses the whole.</summary>
    public static TwinAnswer Transaction(FhirStore store, JsonObject bundle)
    {
        FhirEntry[] entries = [.. Entries(bundle).Select((entry, at) => new FhirEntry(store, entry, at))];
        return entries.FirstOrDefault(entry => entry.Fault is not null) is { } refused
            ? FhirAnswers.Outcome(refused.Fault!.Value.Status, "error", refused.Fault.Value.Code, refused.Fault.Value.Text, $"Bundle.entry[{refused.Number}].resource{refused.Fault.Value.Element}") // it has a fault
            : FhirAnswers.Resource(200, FhirAnswers.Bundle("transaction-response", entries.Select(entry => new JsonObject { ["response"] = entry.Done() })));
    }

    /// <summary>Each entry by itself.</summary>
    public static TwinAnswer Batch(FhirStore store, JsonObject bundle) =>
        FhirAnswers.Resource(200, FhirAnswers.Bundle("batch-response", Entries(bundle).Select((entry, at) => new FhirEntry(store, entry, at)).Select(entry => new JsonObject { ["response"] = entry.Fault is null ? entry.Done() : entry.Refused() })));

    /// <summary>Keeps every resource of a message; answered by a message whose MessageHeader says ok. A message that came before, by its identifier, is answered as it was and changes nothing.</summary>
    public static TwinAnswer Message(FhirStore store, JsonObject bundle, DateTimeOffset now)
    {
        JsonObject[] entries = [.. Entries(bundle)];
        if (entries.Length == 0 || entries[0]["resource"] is not JsonObject header || (string?)header["resourceType"] != "MessageHeader")
        {
            return FhirAnswers.Outcome(400, "error", "invalid", "The first entry of a message must be its MessageHeader.", "Bundle.entry[0].resource");
        }

        FhirEntry[] kept = [.. entries.Select((entry, at) => new FhirEntry(store, entry, at))];
        if (kept.FirstOrDefault(entry => entry.Fault is { Status: 422 }) is { } refused)
        {
            return FhirAnswers.Outcome(422, "error", refused.Fault!.Value.Code, refused.Fault.Value.Text, $"Bundle.entry[{refused.Number}].resource{refused.Fault.Value.Element}"); // it has a fault
        }

        string number = (string?)bundle["identifier"]?["value"] ?? (string?)header["id"] ?? (string?)bundle["id"] ?? store.NewId();
        if (store.IsNewMessage(number, bundle))
        {
            foreach (FhirEntry entry in kept)
            {
                entry.Done();
            }
        }

        return FhirAnswers.Resource(200, Answer(bundle, header, now));
    }

    private static JsonObject Answer(JsonObject bundle, JsonObject header, DateTimeOffset now)
    {
        var answer = new JsonObject
        {
            ["resourceType"] = "MessageHeader",
            ["eventCoding"] = header["eventCoding"]?.DeepClone(),
            ["source"] = new JsonObject { ["endpoint"] = "urn:cn:nhsa:twin" },
            ["response"] = new JsonObject { ["identifier"] = (string?)header["id"] ?? (string?)bundle["id"] ?? "unknown", ["code"] = "ok" },
        };
        JsonObject answered = FhirAnswers.Bundle("message", [new JsonObject { ["fullUrl"] = $"urn:cn:nhsa:twin:answer:{(string?)bundle["id"] ?? "unknown"}", ["resource"] = answer }]);
        answered["timestamp"] = now.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz");
        return answered;
    }

    private static IEnumerable<JsonObject> Entries(JsonObject bundle) => (bundle["entry"] as JsonArray ?? []).OfType<JsonObject>();
}
