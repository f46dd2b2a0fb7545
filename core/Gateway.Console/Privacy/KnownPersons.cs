using System.Collections.Immutable;
using System.Text.Json;

namespace Gateway.Console.Privacy;

/// <summary>Names, numbers, telephones and addresses of the persons in a message, as its canonical form says them.</summary>
internal sealed class KnownPersons
{
    private static readonly string[] PersonResources = ["Patient", "RelatedPerson", "Person", "Practitioner", "Coverage"];
    private static readonly string[] TextMembers = ["text", "family", "given", "value", "line", "city", "district"];
    private readonly ImmutableArray<string> values;

    private KnownPersons(IEnumerable<string> values) =>
        this.values = [.. values.Select(value => value.Trim()).Where(value => value.Length >= 2).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];

    public static KnownPersons None { get; } = new([]);

    public bool IsEmpty => values.IsEmpty;

    /// <summary>Reads a Bundle.</summary>
    /// <param name="canonical">JSON as journalled; empty or broken gives nobody.</param>
    public static KnownPersons Of(ReadOnlyMemory<byte> canonical)
    {
        if (canonical.IsEmpty)
        {
            return None;
        }

        try
        {
            using JsonDocument bundle = JsonDocument.Parse(canonical);
            var found = new List<string>();
            Resources(bundle.RootElement, found);
            return new KnownPersons(found);
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>The text with each of these values hidden, dates in their shorter writing too.</summary>
    public string Hide(string text)
    {
        foreach (string value in values)
        {
            text = text.Replace(value, PatientMask.Mask, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static void Resources(JsonElement element, List<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("resourceType", out JsonElement type) && PersonResources.Contains(type.GetString(), StringComparer.Ordinal):
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name is "name" or "identifier" or "telecom" or "address" or "subscriberId" or "contact"))
                {
                    Texts(member.Value, member.Name, found);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Resources(member.Value, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement member in element.EnumerateArray())
                {
                    Resources(member, found);
                }

                break;
            default:
                break;
        }
    }

    private static void Texts(JsonElement element, string name, List<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when TextMembers.Contains(name, StringComparer.Ordinal) || name == "subscriberId":
                found.Add(element.GetString()!); // a string has a text
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name is not ("system" or "use" or "type" or "period" or "extension" or "relationship")))
                {
                    Texts(member.Value, member.Name, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement member in element.EnumerateArray())
                {
                    Texts(member, name, found);
                }

                break;
            default:
                break;
        }
    }
}
