namespace Gateway.Mapping.Oracle;

/// <summary>One row of a code table.</summary>
internal sealed record PlainCode(string Code, string Target, string Display, string From, string To);

/// <summary>The code tables that a message sees: layers from the nearest to the farthest, each with its concepts.</summary>
/// <param name="Actions">What an unknown code does, by concept: reject, park, keep.</param>
/// <param name="Systems">Code system, by concept.</param>
internal sealed record PlainCodes(List<Dictionary<string, List<PlainCode>>> Layers, Dictionary<string, string> Actions, Dictionary<string, string> Systems)
{
    /// <summary>The first layer that knows the code on the day decides, even if it says that there is no target.</summary>
    public PlainCode? Find(string concept, string code, string? day)
    {
        PlainCode? found = Layers.SelectMany(layer => layer.GetValueOrDefault(concept, [])).FirstOrDefault(row => row.Code == code && Holds(row, day));
        return found is { Target.Length: > 0 } ? found : null;
    }

    public string? FindBack(string concept, string target) =>
        Layers.SelectMany(layer => layer.GetValueOrDefault(concept, [])).FirstOrDefault(row => row.Target == target && Holds(row, null))?.Code;

    // ISO dates order as texts.
    private static bool Holds(PlainCode row, string? day) => day is null ? row.To.Length == 0
        : (row.From.Length == 0 || string.CompareOrdinal(row.From, day) <= 0) && (row.To.Length == 0 || string.CompareOrdinal(day, row.To) <= 0);
}
