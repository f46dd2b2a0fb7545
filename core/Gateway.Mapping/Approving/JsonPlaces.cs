using System.Text.Json;

namespace Gateway.Mapping;

/// <summary>Every value of a JSON text by its place. Items of an array are named by what they say of themselves, so that one more among them moves no other.</summary>
public static class JsonPlaces
{
    // What tells an item of an array from its neighbours, in our outputs: a Bundle's entries, extensions, identifiers and codings, a plan's steps.
    private static readonly string[] Names = ["fullUrl", "url", "system", "step", "feedetl_sn"];

    /// <summary>Values as text by place; in the order of the text.</summary>
    public static IReadOnlyDictionary<string, string> Of(JsonElement json) => ValuesOf(json).ToDictionary(place => place.Key, place => place.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Values by place; in the order of the text.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ValuesOf(JsonElement json)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add(found, "", json);
        return found;
    }

    private static void Add(Dictionary<string, JsonElement> found, string place, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    Add(found, place.Length == 0 ? member.Name : $"{place}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (JsonElement item in json.EnumerateArray())
                {
                    string key = KeyOf(item);
                    int number = seen[key] = seen.GetValueOrDefault(key) + 1;
                    Add(found, $"{place}[{(key.Length == 0 ? number : number == 1 ? key : $"{key}:{number}")}]", item);
                }

                break;
            default:
                found[place] = json;
                break;
        }
    }

    private static string KeyOf(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object)
        {
            if (item.TryGetProperty("resource", out JsonElement resource) && resource.TryGetProperty("resourceType", out JsonElement type))
            {
                return type.ToString();
            }

            foreach (string name in Names)
            {
                if (item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String)
                {
                    return value.ToString();
                }
            }
        }

        return "";
    }
}
