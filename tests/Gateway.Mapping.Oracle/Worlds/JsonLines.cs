using System.Text.Json.Nodes;

namespace Gateway.Mapping.Oracle;

/// <summary>JSON as one line per value; members in the order of their names, numbers as they are written.</summary>
internal static class JsonLines
{
    public static IEnumerable<string> Of(JsonNode? node, string path, Dictionary<string, string>? places = null)
    {
        switch (node)
        {
            case JsonObject members:
                return members.OrderBy(member => member.Key, StringComparer.Ordinal).SelectMany(member => Of(member.Value, $"{path}.{member.Key}", places));
            case JsonArray items:
                return items.SelectMany((item, index) => Of(item, $"{path}[{index}]", places));
            case JsonValue value when value.TryGetValue(out string? text):
                return [$"{path} = '{places?.GetValueOrDefault(text) ?? text}'"];
            default:
                return [$"{path} = {node?.ToJsonString()}"];
        }
    }
}
