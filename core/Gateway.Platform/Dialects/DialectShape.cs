using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>Says what a dialect may hold at a place where it holds something else.</summary>
internal static class DialectShape
{
    private static readonly string[] Secrets = ["secret", "token", "password", "key", "url", "account"];

    /// <summary>What was expected.</summary>
    /// <param name="path">Names joined by dots; the last one is the wrong name, or holds the wrong value.</param>
    public static string Expected(string path)
    {
        string[] names = path.Split('.');
        Type? holder = names[..^1].Aggregate((Type?)typeof(Dialect), (type, name) => type is null ? null : Below(type, name));
        if (holder is not null && Below(holder, names[^1]) is { } member)
        {
            return $"Expected {Values(member)}.";
        }

        ImmutableArray<string> known = holder is null ? [] : Members(holder);
        return path.Length == 0 || known.IsEmpty ? $"Expected at least area, transport and path; a dialect knows {string.Join(", ", Members(typeof(Dialect)))}."
            : Secrets.Any(word => names[^1].Contains(word, StringComparison.OrdinalIgnoreCase)) ? "Addresses and secrets stand in the gateway's configuration (Platform:Nhsa) or its environment, never in a table."
            : $"Nobody knows '{names[^1]}' here; expected one of {string.Join(", ", known)}.{NearestName.Hint(names[^1], known)}";
    }

    private static string Values(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(value).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}"
            : value == typeof(TimeSpan) ? "a time as hh:mm:ss, for example 00:00:30"
            : value == typeof(string) ? "a text in quotes"
            : value == typeof(int) ? "a whole number"
            : value.IsGenericType ? $"a list of names with {Values(value.GetGenericArguments()[^1])}"
            : $"members: {string.Join(", ", Members(value))}";
    }

    private static Type? Below(Type type, string name) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) ? type.GetGenericArguments()[1]
        : Properties(type).FirstOrDefault(property => property.Name == name)?.PropertyType;

    private static ImmutableArray<string> Members(Type type) => [.. Properties(type).Select(property => property.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<JsonPropertyInfo> Properties(Type type) => PlanJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } shape ? shape.Properties : [];
}
