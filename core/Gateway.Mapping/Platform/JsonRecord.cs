using System.Text;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Shows JSON as a record: objects are groups, arrays are repeated names, numbers keep the digits as they were sent.</summary>
public static class JsonRecord
{
    /// <summary>The record of an object; members of an array at the top become repeated <c>row</c> nodes; null is an empty record.</summary>
    public static SourceRecord Of(JsonElement json)
    {
        var builder = new SourceRecordBuilder(ReadOnlyMemory<byte>.Empty, Encoding.UTF8);
        if (json.ValueKind == JsonValueKind.Object)
        {
            AddMembers(builder, json);
        }
        else if (json.ValueKind is JsonValueKind.Array)
        {
            Add(builder, "row", json);
        }

        return builder.Build();
    }

    private static void AddMembers(SourceRecordBuilder builder, JsonElement json)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            Add(builder, member.Name, member.Value);
        }
    }

    private static void Add(SourceRecordBuilder builder, string name, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                builder.Open(name);
                AddMembers(builder, json);
                builder.Close();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in json.EnumerateArray())
                {
                    Add(builder, name, item);
                }

                break;
            case JsonValueKind.String:
                builder.Value(name, json.GetString());
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                builder.Value(name, null);
                break;
            default:
                builder.Value(name, json.GetRawText());
                break;
        }
    }
}
