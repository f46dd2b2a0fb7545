using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Gateway.PlatformSimulator.Fhir;

/// <summary>FHIR resources as they were sent, newest version only. Thread-safe.</summary>
internal sealed class FhirStore
{
    private readonly ConcurrentDictionary<string, (int Version, string Json)> resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> messages = new(StringComparer.Ordinal);
    private long lastId;

    public int Count => resources.Count;

    /// <summary>Keeps a resource under type and id, with meta.versionId.</summary>
    /// <returns>The version: 1 where it is new.</returns>
    public int Put(string type, string id, JsonObject resource)
    {
        (int version, string _) = resources.AddOrUpdate($"{type}/{id}", _ => (1, Written(resource, id, 1)), (_, old) => (old.Version + 1, Written(resource, id, old.Version + 1)));
        return version;
    }

    public string NewId() => Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);

    public JsonObject? Find(string type, string id) =>
        resources.TryGetValue($"{type}/{id}", out (int Version, string Json) kept) ? JsonNode.Parse(kept.Json)!.AsObject() : null; // we wrote it as an object

    /// <summary>The ids of resources of a type with this identifier.</summary>
    public IReadOnlyList<string> FindByIdentifier(string type, string system, string value) =>
    [
        .. resources.Where(pair => pair.Key.StartsWith($"{type}/", StringComparison.Ordinal) && HasIdentifier(pair.Value.Json, system, value))
            .Select(pair => pair.Key[(type.Length + 1)..]).Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<JsonObject> List(string type) =>
        [.. resources.Where(pair => pair.Key.StartsWith($"{type}/", StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => JsonNode.Parse(pair.Value.Json)!.AsObject())];

    /// <summary>Notes a message.</summary>
    /// <param name="number">By which its sender would send it again.</param>
    /// <returns>Whether it is here for the first time.</returns>
    public bool IsNewMessage(string number, JsonObject bundle) => messages.TryAdd(number, bundle.ToJsonString());

    /// <summary>The messages with this number.</summary>
    public IReadOnlyList<JsonObject> Messages(string number) => messages.TryGetValue(number, out string? json) ? [JsonNode.Parse(json)!.AsObject()] : []; // we wrote it as an object

    public void Clear()
    {
        resources.Clear();
        messages.Clear();
    }

    private static string Written(JsonObject resource, string id, int version)
    {
        var copy = (JsonObject)resource.DeepClone();
        copy["id"] = id;
        var meta = copy["meta"] as JsonObject ?? [];
        copy["meta"] = meta.DeepClone();
        copy["meta"]!["versionId"] = version.ToString(CultureInfo.InvariantCulture); // set on the line before
        return copy.ToJsonString();
    }

    private static bool HasIdentifier(string json, string system, string value) =>
        JsonNode.Parse(json)?["identifier"] is JsonArray identifiers
        && identifiers.Any(one => (string?)one?["value"] == value && (system.Length == 0 || (string?)one?["system"] == system));
}
