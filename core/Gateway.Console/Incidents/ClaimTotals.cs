using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Journal;

namespace Gateway.Console.Incidents;

/// <summary>How much money a message is about, by the claims of its latest canonical form.</summary>
internal static class ClaimTotals
{
    /// <summary>Their totals in yuan; null where it has no claim with a total.</summary>
    public static decimal? Of(ImmutableArray<JournalledFact> facts)
    {
        ReadOnlyMemory<byte> canonical = facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().LastOrDefault()?.Canonical ?? default;
        if (canonical.IsEmpty)
        {
            return null;
        }

        try
        {
            using JsonDocument bundle = JsonDocument.Parse(canonical);
            decimal[] totals = bundle.RootElement.TryGetProperty("entry", out JsonElement entries) && entries.ValueKind == JsonValueKind.Array ? [.. entries.EnumerateArray().SelectMany(TotalOf)] : [];
            return totals.Length > 0 ? totals.Sum() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<decimal> TotalOf(JsonElement entry) =>
        entry.TryGetProperty("resource", out JsonElement resource) && resource.TryGetProperty("resourceType", out JsonElement type) && type.ValueEquals("Claim")
            && resource.TryGetProperty("total", out JsonElement total) && total.TryGetProperty("value", out JsonElement value)
            && decimal.TryParse(value.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal yuan) ? [yuan] : [];
}
