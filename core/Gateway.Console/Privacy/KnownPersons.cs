using System.Collections.Immutable;
using System.Text.Json;

namespace Gateway.Console.Privacy;

/// <summary>Names, numbers, telephones and addresses of the persons in a message, as its canonical form says them.</summary>
internal sealed class KnownPersons
{
    private static readonly string[] PersonResources = ["Patient", "RelatedPerson", "Person", "Practitioner", "Coverage"];
    private static readonly string[] TextMembers = ["text", "family", "given", "value", "line", "city", "district"];
    private static readonly string[] PlaceMembers = ["city", "district"];
    private const int ShortestNumber = 4;
    private readonly ImmutableArray<string> values;
    private readonly ImmutableArray<string> patients;

    private KnownPersons(IEnumerable<(string Text, bool IsPatient)> values)
    {
        (string Text, bool IsPatient)[] known = [.. values.Select(value => value with { Text = value.Text.Trim() }).Where(value => value.Text.Length >= 2).Distinct().OrderByDescending(value => value.Text.Length)];
        this.values = [.. known.Select(value => value.Text).Distinct(StringComparer.Ordinal)];
        patients = [.. known.Where(value => value.IsPatient && (value.Text.Length >= ShortestNumber || !char.IsAscii(value.Text[0]))).Select(value => value.Text)];
    }

    public static KnownPersons None { get; } = new([]);

    public bool IsEmpty => values.IsEmpty;

    /// <summary>Reads a Bundle.</summary>
    /// <param name="canonical">JSON as journalled; empty or broken gives nobody.</param>
    /// <param name="more">Values that are known of them otherwise.</param>
    public static KnownPersons Of(ReadOnlyMemory<byte> canonical, IEnumerable<string>? more = null)
    {
        List<(string, bool)> found = [.. (more ?? []).Select(value => (value, true))];
        try
        {
            using JsonDocument bundle = JsonDocument.Parse(canonical.IsEmpty ? "{}"u8.ToArray() : canonical);
            Resources(bundle.RootElement, found);
        }
        catch (JsonException)
        {
            // nobody can be read out of it
        }

        return found.Count == 0 ? None : new KnownPersons(found);
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

    /// <summary>The sentence without the patients and their relatives: a doctor's number may be what it is about, and "2201" is no part of anybody's. Numbers are hidden where they stand alone.</summary>
    public string HideInSentence(string text)
    {
        foreach (string value in patients)
        {
            for (int at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at, StringComparison.OrdinalIgnoreCase))
            {
                int after = at + value.Length;
                bool isWhole = !Joins(text, at - 1, value[0]) && !Joins(text, after, value[^1]);
                text = isWhole ? string.Concat(text.AsSpan(0, at), PatientMask.Mask, text.AsSpan(after)) : text;
                at += isWhole ? PatientMask.Mask.Length : 1;
            }
        }

        return text;
    }

    /// <summary>Whether a character goes on with a number or a Latin word that ends, or begins, beside it.</summary>
    private static bool Joins(string text, int at, char beside) => char.IsAsciiLetterOrDigit(beside) && at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    private static void Resources(JsonElement element, List<(string, bool)> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("resourceType", out JsonElement type) && PersonResources.Contains(type.GetString(), StringComparer.Ordinal):
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name is "name" or "identifier" or "telecom" or "address" or "subscriberId" or "contact"))
                {
                    Texts(member.Value, member.Name, type.GetString() != "Practitioner", found);
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

    private static void Texts(JsonElement element, string name, bool isPatient, List<(string, bool)> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when TextMembers.Contains(name, StringComparer.Ordinal) || name == "subscriberId":
                found.Add((element.GetString()!, isPatient && !PlaceMembers.Contains(name, StringComparer.Ordinal))); // a string has a text
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name is not ("system" or "use" or "type" or "period" or "extension" or "relationship")))
                {
                    Texts(member.Value, member.Name, isPatient, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement member in element.EnumerateArray())
                {
                    Texts(member, name, isPatient, found);
                }

                break;
            default:
                break;
        }
    }
}
