using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Every event's plan, from <c>national/platform/DESTINATION/VERSION/plans.yaml</c>; of several versions the newest makes new plans.</summary>
public sealed class PlanCatalog
{
    private readonly FrozenDictionary<string, EventPlan> plans;

    private PlanCatalog(IEnumerable<EventPlan> all) => plans = all.ToFrozenDictionary(plan => plan.Event, StringComparer.Ordinal);

    internal static PlanCatalog Of(IEnumerable<EventPlan> plans) => new(plans);

    /// <summary>Every plan.</summary>
    public ImmutableArray<EventPlan> Plans => plans.Values;

    /// <summary>The plan of an event; null when nothing is to be sent for it.</summary>
    public EventPlan? Find(string @event) => plans.GetValueOrDefault(@event);

    /// <summary>Reads the newest plan file of every destination.</summary>
    /// <param name="mappingsRoot">The folder that holds <c>national</c>.</param>
    /// <returns>The plans, or every fault of every file.</returns>
    public static Outcome<PlanCatalog> Load(string mappingsRoot)
    {
        string platform = Path.Combine(mappingsRoot, "national", "platform");
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var found = new List<EventPlan>();
        foreach (string destination in Destinations(platform))
        {
            string? newest = Directory.GetDirectories(destination).Order(StringComparer.Ordinal).LastOrDefault(folder => File.Exists(Path.Combine(folder, "plans.yaml")));
            if (newest is not null)
            {
                string file = Path.Combine(newest, "plans.yaml");
                found.AddRange(Read(File.ReadAllText(file), Path.GetRelativePath(mappingsRoot, file), issues));
            }
        }

        foreach (IGrouping<string, EventPlan> twice in found.GroupBy(plan => plan.Event, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            issues.Add(PlanCheck.Fault(twice.Key, $"One destination for the event, not {string.Join(" and ", twice.Select(plan => plan.Destination))}."));
        }

        return issues.Count == 0 ? Outcome.Of(new PlanCatalog(found)) : Outcome.Refused<PlanCatalog>(issues.ToImmutable());
    }

    /// <summary>Reads one plan file's text.</summary>
    internal static Outcome<PlanCatalog> Parse(string yaml, string file)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        List<EventPlan> found = Read(yaml, file, issues);
        return issues.Count == 0 ? Outcome.Of(new PlanCatalog(found)) : Outcome.Refused<PlanCatalog>(issues.ToImmutable());
    }

    private static List<EventPlan> Read(string yaml, string file, ImmutableArray<Issue>.Builder issues)
    {
        Outcome<JsonElement> document = YamlJson.Parse(yaml, file);
        if (!document.TryGetValue(out JsonElement root))
        {
            issues.AddRange(document.Issues);
            return [];
        }

        string? destination = Text(root, "destination"), version = Text(root, "version");
        if (destination is null || version is null || !root.TryGetProperty("plans", out JsonElement events) || events.ValueKind != JsonValueKind.Object)
        {
            issues.Add(PlanCheck.Fault(file, "Expected destination, version and plans."));
            return [];
        }

        var found = new List<EventPlan>();
        foreach (JsonProperty entry in events.EnumerateObject())
        {
            if (ReadOne(entry, file, issues) is { } plan)
            {
                found.Add(plan with { Event = entry.Name, Destination = destination, Version = version });
                issues.AddRange(PlanCheck.FaultsOf(found[^1], $"{file}/{entry.Name}"));
            }
        }

        return found;
    }

    private static EventPlan? ReadOne(JsonProperty entry, string file, ImmutableArray<Issue>.Builder issues)
    {
        try
        {
            return entry.Value.Deserialize<EventPlan>(PlanJson.Options);
        }
        catch (JsonException fault)
        {
            issues.Add(PlanCheck.Fault($"{file}/{entry.Name}{fault.Path?.TrimStart('$')}", "Expected what the comment at the head of the national plan file describes; the name or value here is not of it."));
            return null;
        }
    }

    private static string[] Destinations(string platform) =>
        Directory.Exists(platform) ? [.. Directory.GetDirectories(platform).Order(StringComparer.Ordinal)] : [];

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
