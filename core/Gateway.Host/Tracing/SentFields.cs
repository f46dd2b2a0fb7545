using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gateway.Canonical;
using Gateway.Console.Api;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline;

namespace Gateway.Host.Tracing;

/// <summary>Follows the fields of the transactions that left back to the rows of the platform's tables; what goes to a FHIR server is the message's own elements.</summary>
/// <param name="root">The mappings folder.</param>
/// <param name="stamp">Which platform tables the message went by.</param>
/// <param name="mapped">The message made again; null where it cannot be mapped any more.</param>
/// <param name="elements">Places of the canonical message: of several rows for a field the one counts whose source is there.</param>
internal sealed partial class SentFields(string root, MappingStamp stamp, MappedMessage? mapped, IEnumerable<string> elements)
{
    private readonly HashSet<string> there = [.. elements.Select(Plain)];
    private readonly Dictionary<string, ImmutableArray<TableCells>> tables = new(StringComparer.Ordinal);

    /// <summary>Fields of each step's first attempt, in the order of the calls.</summary>
    public IEnumerable<SentField> Of(IEnumerable<JournalledFact> facts) => facts.Select(fact => fact.Fact).OfType<JournalFact.AttemptStarted>()
        .Where(attempt => attempt.Intent.Purpose == AttemptPurpose.Do).DistinctBy(attempt => attempt.Intent.Step, StringComparer.Ordinal).SelectMany(attempt => Of(attempt.Intent));

    /// <summary>The file of a transaction's table below the mappings folder.</summary>
    private string FileOf(string transaction) => $"national/platform/{stamp.Platform}/{stamp.PlatformVersion}/{transaction}.csv";

    private List<SentField> Of(AttemptIntent intent)
    {
        try
        {
            using JsonDocument request = JsonDocument.Parse(intent.Bytes);
            var found = new List<SentField>();
            if (mapped is not null && request.RootElement is { ValueKind: JsonValueKind.Object } bundle && bundle.TryGetProperty("resourceType", out JsonElement type) && type.ValueEquals("Bundle"))
            {
                return [.. BundleTrace.Sent(mapped, CanonicalJson.Read(intent.Bytes.Span)).Select(sent => new SentField(intent.Transaction, intent.MsgId, sent.Element, sent.Value, null, sent.Element))];
            }

            if (request.RootElement.ValueKind == JsonValueKind.Object && request.RootElement.TryGetProperty("input", out JsonElement input))
            {
                Add(found, intent, "", "", input);
            }

            return found;
        }
        catch (JsonException)
        {
            return []; // sealed, or another destination's form
        }
    }

    private void Add(List<SentField> found, AttemptIntent intent, string place, string node, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    bool isValue = member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
                    string below = place.Length == 0 ? member.Name : $"{place}.{member.Name}";
                    if (isValue)
                    {
                        found.Add(FieldOf(intent, below, node, member.Name, member.Value.ToString()));
                    }
                    else
                    {
                        Add(found, intent, below, node.Length == 0 ? member.Name : $"{node}.{member.Name}", member.Value);
                    }
                }

                break;
            case JsonValueKind.Array:
                int number = 0;
                foreach (JsonElement item in json.EnumerateArray())
                {
                    Add(found, intent, string.Create(CultureInfo.InvariantCulture, $"{place}[{++number}]"), node, item);
                }

                break;
            default:
                break;
        }
    }

    private SentField FieldOf(AttemptIntent intent, string place, string node, string field, string value)
    {
        string file = FileOf(intent.Transaction);
        if (!tables.TryGetValue(file, out ImmutableArray<TableCells> rows))
        {
            tables[file] = rows = TableCells.Read(root, file);
        }

        TableCells[] candidates = [.. rows.Where(row => row["field"] == field && Bare(row["node"]) == node)];
        TableCells? row = Array.Find(candidates, row => there.Contains(Plain(SourceOf(row)))) ?? candidates.LastOrDefault();
        return new SentField(intent.Transaction, intent.MsgId, place, value, row is null ? null : string.Create(CultureInfo.InvariantCulture, $"{file}:{row.Row}"), row is null ? "" : SourceOf(row));
    }

    /// <summary>The row's source from the top: <c>ChargeItem[].priceOverride.value</c>.</summary>
    private static string SourceOf(TableCells row) => row["source"].StartsWith('.') ? row["each"] + row["source"] : row["source"];

    private static string Plain(string path) => Positions().Replace(path, "");

    [GeneratedRegex(@"\[\d*\]|(?<=\[[^\]]*):\d+(?=\])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Positions();

    private static string Bare(string node) => node == "." ? "" : node.Replace("[]", "", StringComparison.Ordinal);
}
