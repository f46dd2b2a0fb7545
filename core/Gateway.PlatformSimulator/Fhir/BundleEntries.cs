using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Wire;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>Keeps what a Bundle carries and writes the Bundle that answers it.</summary>
internal static class BundleEntries
{
    /// <summary>Keeps every resource; the answer has one entry per entry, in order.</summary>
    public static JsonObject KeepAll(FhirStore store, JsonObject bundle) =>
        FhirAnswers.Bundle($"{(string?)bundle["type"]}-response", Entries(bundle).Select(entry => new JsonObject { ["response"] = Kept(store, entry) }));

    /// <summary>Keeps every resource of a message; answered by a message whose MessageHeader says ok. The same message again changes nothing but versions.</summary>
    public static TwinAnswer Message(FhirStore store, JsonObject bundle, DateTimeOffset now)
    {
        JsonObject[] entries = [.. Entries(bundle)];
        if (entries.Length == 0 || entries[0]["resource"] is not JsonObject header || (string?)header["resourceType"] != "MessageHeader")
        {
            return FhirAnswers.Outcome(400, "error", "invalid", "The first entry of a message must be its MessageHeader.");
        }

        foreach (JsonObject entry in entries)
        {
            Kept(store, entry);
        }

        var answer = new JsonObject
        {
            ["resourceType"] = "MessageHeader",
            ["eventCoding"] = header["eventCoding"]?.DeepClone(),
            ["source"] = new JsonObject { ["endpoint"] = "urn:cn:nhsa:twin" },
            ["response"] = new JsonObject { ["identifier"] = (string?)header["id"] ?? (string?)bundle["id"] ?? "unknown", ["code"] = "ok" },
        };
        JsonObject answered = FhirAnswers.Bundle("message", [new JsonObject { ["fullUrl"] = $"urn:cn:nhsa:twin:answer:{(string?)bundle["id"] ?? "unknown"}", ["resource"] = answer }]);
        answered["timestamp"] = now.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz");
        return FhirAnswers.Resource(200, answered);
    }

    private static IEnumerable<JsonObject> Entries(JsonObject bundle) => (bundle["entry"] as JsonArray ?? []).OfType<JsonObject>();

    private static JsonObject Kept(FhirStore store, JsonObject entry)
    {
        if (entry["resource"] is not JsonObject resource || (string?)resource["resourceType"] is not { Length: > 0 } type)
        {
            return new JsonObject { ["status"] = "400 Bad Request" };
        }

        string[] address = ((string?)entry["request"]?["url"] ?? "").Split('?')[0].Split('/');
        string id = address is [_, { Length: > 0 } named] ? named : (string?)resource["id"] ?? store.NewId();
        int version = store.Put(type, id, resource);
        return new JsonObject { ["status"] = version == 1 ? "201 Created" : "200 OK", ["location"] = $"{type}/{id}/_history/{version}" };
    }
}
