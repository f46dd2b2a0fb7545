using System.Globalization;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Compares YAML files value by value. Objects of a list are told apart by their name, so that their order does not count.</summary>
internal static class ComparedSettings
{
    private static readonly string[] Naming = ["name", "event", "step", "id"];

    public static IEnumerable<SettingChange> Between(string file, string oldPath, string newPath) =>
        ValueChange.Between(Values(file, oldPath), Values(file, newPath)).Select(change => new SettingChange(file, change.Place, change.Old, change.New, SettingMeaning.Of(change)));

    private static Dictionary<string, string> Values(string file, string path)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Outcome<YamlFile>? yaml = File.Exists(path) ? YamlFile.Parse(File.ReadAllText(path), file) : null;
        if (yaml is { Succeeded: true })
        {
            Add(found, "", yaml.Value.Root);
        }

        return found;
    }

    private static void Add(Dictionary<string, string> found, string place, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    Add(found, place.Length == 0 ? member.Name : $"{place}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                found[place] = string.Join(", ", json.EnumerateArray());
                break;
            case JsonValueKind.Array:
                foreach ((JsonElement item, int index) in json.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Add(found, $"{place}[{NameOf(item) ?? (index + 1).ToString(CultureInfo.InvariantCulture)}]", item);
                }

                break;
            default:
                found[place] = json.ToString();
                break;
        }
    }

    private static string? NameOf(JsonElement item) => item.ValueKind != JsonValueKind.Object ? null
        : Naming.Select(name => item.TryGetProperty(name, out JsonElement value) ? value.ToString() : null).FirstOrDefault(name => name is not null);
}
