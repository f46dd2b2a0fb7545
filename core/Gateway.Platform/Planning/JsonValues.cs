using System.Text.Json;

namespace Gateway.Platform;

/// <summary>Reads JSON by names separated with <c>/</c>; arrays on the way mean each of their members.</summary>
internal static class JsonValues
{
    /// <summary>The elements at a path. An array at the top is what its <c>row</c> path names; <c>.</c> is the JSON itself.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array && path == "row")
        {
            return json.EnumerateArray();
        }

        if (path == ".")
        {
            return Flat(json);
        }

        IEnumerable<JsonElement> found = Flat(json);
        foreach (string name in path.Split('/'))
        {
            found = found.SelectMany(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement below) ? Flat(below) : []);
        }

        return found;
    }

    /// <summary>The texts of plain values at a path; numbers keep the digits that were sent.</summary>
    public static IEnumerable<string> At(JsonElement json, string path) => Elements(json, path).Select(TextOf).OfType<string>();

    /// <summary>Text of a plain value; null for null, objects and arrays.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static IEnumerable<JsonElement> Flat(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [element],
    };
}
