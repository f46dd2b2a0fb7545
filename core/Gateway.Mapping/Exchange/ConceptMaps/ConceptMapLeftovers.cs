using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Lists what a ConceptMap holds and nobody reads, one line per kind, with how often it comes.</summary>
internal sealed partial class ConceptMapLeftovers(string name, FaultList faults)
{
    private static readonly string[] Read =
    [
        "resourceType", "group.target", "group.element.code", "group.element.display", "group.element.target.code", "group.element.target.display", "group.element.target.equivalence",
        "group.element.target.comment", "group.element.target.dependsOn", "group.element.target.product", "group.unmapped",
    ];

    // What only names the table: on the way back in it says nothing new.
    private static readonly string[] Ours = ["url", "version", "title", "status", "group.source"];

    private static readonly string[] Extensions = [ConceptMapTerms.ValidFrom, ConceptMapTerms.ValidTo, ConceptMapTerms.EquivalenceOpen];

    private readonly Dictionary<string, (string First, int Count)> found = new(StringComparer.Ordinal);

    /// <param name="isOurs">Whether it was exported from a table.</param>
    public void Report(JsonElement map, bool isOurs)
    {
        Walk(map, "", isOurs ? [.. Read, .. Ours] : Read);
        foreach ((string kind, (string first, int count)) in found)
        {
            bool changesMeaning = kind.EndsWith("modifierExtension", StringComparison.Ordinal) || kind == "implicitRules";
            string times = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" It comes {count} times.");
            faults.Add(changesMeaning ? IssueCodes.ConceptMapWrong : IssueCodes.NotKept, $"{name}:{first}", changesMeaning ? $"'{kind}' changes what the file means: nobody here knows how." : $"'{kind}' is left out.{times}");
        }
    }

    private void Walk(JsonElement value, string path, string[] read)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Walk(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), read);
            }

            return;
        }

        string kind = Index().Replace(path, "");
        if (read.Contains(kind) || IsReadExtension(value, kind))
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Object || !IsOnTheWay(kind))
        {
            (string first, int count) = found.GetValueOrDefault(kind, (path, 0));
            found[kind] = (first, count + 1);
            return;
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", read);
        }
    }

    private static bool IsOnTheWay(string kind) => kind is "" or "group" or "group.element" or "group.element.target";

    private static bool IsReadExtension(JsonElement value, string kind) =>
        kind == "group.element.target.extension" && value.TryGetProperty("url", out JsonElement url) && Extensions.Contains(url.GetString());

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Index();
}
