using System.Collections.Frozen;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads what concepts say about themselves: <c>sex: reject</c> or <c>sex: {unmapped: keep, system: …}</c>.</summary>
internal static class ConceptLoader
{
    public static FrozenDictionary<string, ConceptSettings> Read(Settings? concepts)
    {
        var found = new Dictionary<string, ConceptSettings>();
        foreach (string name in concepts?.Names() ?? [])
        {
            if (concepts!.Value(name).ValueKind != JsonValueKind.Object) // names come from it
            {
                found.Add(name, new ConceptSettings(Action(concepts, name), null));
            }
            else if (concepts.Below(name) is { } settings)
            {
                settings.Allow("unmapped", "system");
                found.Add(name, new ConceptSettings(settings.Has("unmapped") ? Action(settings, "unmapped") : UnmappedAction.Reject, settings.Text("system")));
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static UnmappedAction Action(Settings settings, string name)
    {
        switch (settings.Text(name))
        {
            case "reject":
                return UnmappedAction.Reject;
            case "park":
                return UnmappedAction.Park;
            case "keep":
                return UnmappedAction.Keep;
            default:
                settings.Refuse(name, "Expected reject, park or keep.");
                return UnmappedAction.Reject;
        }
    }
}
