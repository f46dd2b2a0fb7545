using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Host.Cli;

/// <summary>A record as JSON for people: groups are objects, repeated names arrays, values text; with offsets the reader finds them in the file.</summary>
internal static class RecordJson
{
    public static string Of(SourceRecord record) => JsonSerializer.Serialize(ValueOf(record.Root), CliJson.Options);

    private static object? ValueOf(SourceNode node) => node switch
    {
        { IsGroup: true } => node.Children.GroupBy(child => child.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, OneOrMany),
        { Presence: Presence.Delete } => "\"\"",
        _ => node.Text,
    };

    private static object? OneOrMany(IEnumerable<SourceNode> same)
    {
        object?[] values = [.. same.Select(ValueOf)];
        return values.Length == 1 ? values[0] : values;
    }
}
