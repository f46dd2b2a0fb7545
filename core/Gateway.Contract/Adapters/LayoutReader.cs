using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gateway.Contract;

/// <summary>Reads a source's <c>layout</c> into an adapter's own record type. Member names are kebab-case; unknown ones are faults, all of them at once.</summary>
public static class LayoutReader
{
    /// <summary>Reads a layout.</summary>
    /// <typeparam name="T">A record with a parameterless constructor: defaults for every member that may be left out.</typeparam>
    /// <param name="layout">A JSON object; undefined or null is an empty one.</param>
    /// <returns>The layout, or <see cref="IssueCodes.LayoutWrong"/> per fault with the member's path, such as <c>blocks[0].count</c>.</returns>
    public static Outcome<T> Read<T>(JsonElement layout)
        where T : class, new()
    {
        if (layout.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return Outcome.Of(new T());
        }

        JsonSerializerOptions options = NewOptions();
        var issues = new IssueList();
        FindUnknown(layout, options.GetTypeInfo(typeof(T)), options, "", issues);
        if (issues.HasErrors)
        {
            return Outcome.Refused<T>(issues.ToImmutable());
        }

        try
        {
            return Outcome.Of(layout.Deserialize<T>(options)!); // null was answered above
        }
        catch (JsonException wrong)
        {
            return Outcome.Refused<T>(Wrong((wrong.Path ?? "$").TrimStart('$').TrimStart('.'), "Expected another kind of value here."));
        }
    }

    /// <summary>A fault of a layout.</summary>
    /// <param name="member">Its path, as above.</param>
    /// <param name="reason">What was expected.</param>
    public static Issue Wrong(string member, string reason) => new(IssueCodes.LayoutWrong, new SourceLocation(member), reason);

    // New each time: cached options would keep an unloaded plugin's types alive.
    private static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static void FindUnknown(JsonElement element, JsonTypeInfo type, JsonSerializerOptions options, string path, IssueList issues)
    {
        if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                string memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                JsonPropertyInfo? known = type.Properties.FirstOrDefault(property => property.Name == member.Name);
                if (known is null)
                {
                    issues.Add(Wrong(memberPath, $"Expected one of: {string.Join(", ", type.Properties.Select(property => property.Name))}."));
                    continue;
                }

                FindUnknown(member.Value, options.GetTypeInfo(known.PropertyType), options, memberPath, issues);
            }
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
            {
                FindUnknown(item, options.GetTypeInfo(type.ElementType!), options, $"{path}[{index++}]", issues); // an enumerable has an element type
            }
        }
    }
}
