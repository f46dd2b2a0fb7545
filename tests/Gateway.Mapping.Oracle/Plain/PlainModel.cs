using System.Text.Json.Nodes;

namespace Gateway.Mapping.Oracle;

/// <summary>As much of FHIR R4 and of our slices as generated tables use, written down by hand.</summary>
internal static class PlainModel
{
    private static readonly Once<(string Name, string? Inside)[]> Known = new(Cut);

    /// <summary>Elements that JSON writes as arrays.</summary>
    public static readonly HashSet<string> Arrays =
        ["identifier", "given", "telecom", "extension", "coding", "item", "detail", "subDetail", "note", "component", "supportingInformation", "insurance", "modifier", "tag", "name"];

    /// <summary>What tells a slice from its neighbours: an element and its value.</summary>
    public static (string Element, string Value) Slice(string element, string slice) => (element, slice) switch
    {
        ("extension", _) => ("url", $"urn:cn:nhsa:ext:{slice}"),
        (_, "idcard") => ("system", "urn:oid:2.16.156.10011.1.3"),
        (_, "patient") => ("system", "urn:cn:institution:id:patient"),
        (_, "invoice") => ("system", "urn:cn:institution:id:invoice"),
        (_, "detail") => ("system", "urn:cn:institution:id:charge"),
        (_, "batch") => ("system", "urn:cn:institution:id:charge-batch"),
        (_, "visit") => ("system", "urn:cn:institution:id:visit"),
        (_, "icd10") => ("system", "urn:cn:nhsa:code:icd10"),
        (_, "catalogue") => ("system", "urn:cn:nhsa:code:med_list_codg"),
        (_, "phone") => ("system", "phone"),
        _ => throw new NotSupportedException($"{element}[{slice}]"),
    };

    /// <summary>Splits <c>a.b[x].c</c> into names and what stands in their brackets; null for no brackets.</summary>
    public static (string Name, string? Inside)[] Steps(string path) => Known.Of(path);

    private static (string Name, string? Inside)[] Cut(string path) =>
        [.. path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split('[')).Select(parts => (parts[0], parts.Length > 1 ? parts[1].TrimEnd(']') : null))];

    /// <summary>Every value at a path below an element, depth first.</summary>
    public static IEnumerable<JsonNode> All(JsonNode start, IEnumerable<(string Name, string? Inside)> steps)
    {
        IEnumerable<JsonNode> at = [start];
        foreach ((string name, string? inside) in steps)
        {
            at = at.SelectMany(node => Children(node, name, inside));
        }

        return at;
    }

    /// <summary>A value's text; the code of a Coding; null for what has elements below.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value => value.ToJsonString(),
        JsonObject coding when coding["code"] is JsonValue code && coding.All(member => member.Key is "system" or "code" or "display") => Text(code),
        _ => null,
    };

    private static IEnumerable<JsonNode> Children(JsonNode node, string name, string? inside)
    {
        JsonNode? child = (node as JsonObject)?[name];
        IEnumerable<JsonNode> items = child is JsonArray array ? array.OfType<JsonNode>() : child is null ? [] : [child];
        if (string.IsNullOrEmpty(inside))
        {
            return items;
        }

        if (int.TryParse(inside, out int position))
        {
            return items.Skip(position - 1).Take(1);
        }

        (string element, string value) = Slice(name, inside);
        return items.Where(item => Text((item as JsonObject)?[element]) == value);
    }
}
