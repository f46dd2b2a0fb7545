using System.Globalization;
using System.Text.Json;

namespace Gateway.PlatformSimulator.Envelope;

/// <summary>Fields of input nodes. Senders write numbers as numbers or as strings; both count.</summary>
internal static class JsonFields
{
    /// <summary>The field as text; empty where absent or null.</summary>
    public static string Field(this JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out JsonElement value))
        {
            return "";
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => value.GetRawText(),
        };
    }

    /// <summary>The field as a decimal; null where absent or not a number.</summary>
    public static decimal? Amount(this JsonElement node, string name) =>
        decimal.TryParse(node.Field(name), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;

    /// <summary>The rows of a node that is an array, or the one row of a node that is an object.</summary>
    public static IEnumerable<JsonElement> Rows(this JsonElement input, string node)
    {
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty(node, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Object => [value],
            _ => [],
        };
    }

    /// <summary>The node's only row, or the first one; an undefined element where there is none.</summary>
    public static JsonElement Node(this JsonElement input, string node) => input.Rows(node).FirstOrDefault();
}
