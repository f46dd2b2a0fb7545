using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Platform;

/// <summary>What is known of our own attempts when somebody else's list is searched for them.</summary>
/// <param name="MsgIds">Of every attempt.</param>
/// <param name="Sent">The business part of the last one.</param>
/// <param name="Facts">What was known when the step began.</param>
internal sealed record OwnAttempts(ImmutableArray<string> MsgIds, JsonElement Sent, IReadOnlyDictionary<string, string> Facts);

/// <summary>Finds our own attempts in what an ask shows.</summary>
internal static class Recognition
{
    /// <summary>The output with only our rows in it.</summary>
    /// <param name="ask">Where rows stand and by what they are ours.</param>
    /// <param name="output">The ask's output.</param>
    /// <param name="own">Our attempts.</param>
    /// <param name="dead">Field and value that say that a row no longer counts.</param>
    /// <returns>An undefined element when nothing of it is ours, or not all that was sent is there where all is asked for.</returns>
    public static JsonElement Ours(StepAsk ask, JsonElement output, OwnAttempts own, ImmutableArray<KeyValuePair<string, string>> dead)
    {
        ImmutableDictionary<string, ImmutableHashSet<string>> wanted = ask.Recognise.ToImmutableDictionary(rule => rule.Key, rule => Wanted(rule.Value, own), StringComparer.Ordinal);
        bool IsOurs(JsonElement row) => wanted.All(rule => JsonValues.At(row, rule.Key).Any(rule.Value.Contains))
            && !IsDead(row, dead);
        JsonElement[] rows = [.. JsonValues.Elements(output, ask.Rows).Where(IsOurs)];
        bool isWhole = rows.Length > 0 && (!ask.Every || wanted.All(rule => rule.Value.All(value => rows.Any(row => JsonValues.At(row, rule.Key).Contains(value, StringComparer.Ordinal)))));
        return isWhole ? Only(output, ask.Rows, rows) : default;
    }

    /// <summary>The output once for each row that counts, with only that row in it.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement output, string place, ImmutableArray<KeyValuePair<string, string>> dead) =>
        JsonValues.Elements(output, place).Where(row => !IsDead(row, dead)).Select(row => Only(output, place, [row]));

    /// <summary>Whether a row is marked as no longer counting.</summary>
    public static bool IsDead(JsonElement row, ImmutableArray<KeyValuePair<string, string>> dead) => dead.Any(mark => JsonValues.At(row, mark.Key).Contains(mark.Value, StringComparer.Ordinal));

    private static ImmutableHashSet<string> Wanted(string rule, OwnAttempts own) => rule switch
    {
        "msgid" => [.. own.MsgIds],
        _ when rule.StartsWith("sent:", StringComparison.Ordinal) => [.. JsonValues.At(own.Sent, rule["sent:".Length..])],
        _ when rule.StartsWith("fact:", StringComparison.Ordinal) => own.Facts.TryGetValue(rule["fact:".Length..], out string? value) ? [value] : [],
        _ => [],
    };

    private static JsonElement Only(JsonElement output, string place, JsonElement[] rows)
    {
        if (place == "." && output.ValueKind == JsonValueKind.Object)
        {
            return output; // the one row that there is
        }

        var kept = new JsonArray([.. rows.Select(row => JsonNode.Parse(row.GetRawText()))]);
        if (output.ValueKind == JsonValueKind.Array)
        {
            return JsonSerializer.SerializeToElement(kept);
        }

        JsonNode whole = JsonNode.Parse(output.GetRawText())!; // rows were found in it
        string[] steps = place.Split('/');
        JsonNode above = steps[..^1].Aggregate(whole, (node, step) => node[step]!);
        above[steps[^1]] = kept;
        return JsonSerializer.SerializeToElement(whole);
    }
}
