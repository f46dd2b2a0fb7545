using System.Text.Json;

namespace Gateway.Platform;

/// <summary>Names of persons in an answer of the platform: a sender often gives a card's number only, and the platform says whose it is.</summary>
internal static class PersonNames
{
    private const int Shortest = 2;
    private static readonly string[] Members = ["psn_name", "patn_name", "coner_name", "agnter_name"];

    public static IEnumerable<string> In(ReadOnlyMemory<byte> answer)
    {
        var names = new List<string>();
        if (!answer.IsEmpty && ReplyJson.TryRead(answer, out JsonElement root))
        {
            Collect(root, names);
        }

        return names;
    }

    private static void Collect(JsonElement element, List<string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, names);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                Collect(member.Value, names);
                if (member.Value.ValueKind == JsonValueKind.String && Members.Contains(member.Name, StringComparer.Ordinal) && member.Value.GetString()!.Trim() is { Length: >= Shortest } name) // a string has a text
                {
                    names.Add(name);
                }
            }
        }
    }
}
