using System.Text.Json;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Pipeline;

/// <summary>Where what two sides would send differs.</summary>
internal static class TransactionChanges
{
    /// <summary>Every field that differs; empty only where every byte is the same.</summary>
    public static IEnumerable<ElementChange> Between(IReadOnlyList<PreviewedTransaction> before, IReadOnlyList<PreviewedTransaction> after)
    {
        bool isSame = before.Count == after.Count && before.Zip(after).All(pair => pair.First.Step == pair.Second.Step && pair.First.Transaction == pair.Second.Transaction && pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span));
        if (isSame)
        {
            return [];
        }

        Dictionary<string, JsonElement> old = Places(before), fresh = Places(after);
        ElementChange[] changes = [.. ValueChange.Between(Texts(old), Texts(fresh)).Select(change => ChangeOf(change, (fresh.TryGetValue(change.Place, out JsonElement value) ? value : old[change.Place]).ValueKind))];
        return changes.Length > 0 ? changes : [new ElementChange("(order of transactions)", null, null, null, IsMoney: false, IsHidden: false)];
    }

    // Texts may be names and numbers of people: only numbers and yes-or-no are shown.
    private static ElementChange ChangeOf(ValueChange change, JsonValueKind kind) =>
        new(change.Place, change.Old, change.New, null, kind == JsonValueKind.Number && change.Place.EndsWith("amt", StringComparison.Ordinal), IsHidden: kind == JsonValueKind.String);

    private static Dictionary<string, string> Texts(Dictionary<string, JsonElement> places) => places.ToDictionary(place => place.Key, place => place.Value.ToString(), StringComparer.Ordinal);

    private static Dictionary<string, JsonElement> Places(IReadOnlyList<PreviewedTransaction> transactions)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (PreviewedTransaction transaction in transactions)
        {
            using JsonDocument request = JsonDocument.Parse(transaction.Bytes);
            foreach ((string place, JsonElement value) in JsonPlaces.ValuesOf(request.RootElement.Clone()))
            {
                found[$"{transaction.Step} {transaction.Transaction} {place}"] = value;
            }
        }

        return found;
    }
}
