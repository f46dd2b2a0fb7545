using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Every event's plan, from <c>national/platform/DESTINATION/VERSION/plans.yaml</c>; in every version that is there.</summary>
public sealed class PlanCatalog
{
    private readonly FrozenDictionary<string, ImmutableArray<EventPlan>> plans;

    private PlanCatalog(IEnumerable<EventPlan> all) =>
        plans = all.GroupBy(plan => plan.Event, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Reverse().ToImmutableArray(), StringComparer.Ordinal);

    internal static PlanCatalog Of(IEnumerable<EventPlan> plans) => new(plans);

    /// <summary>Every plan of every version.</summary>
    public ImmutableArray<EventPlan> Plans => [.. plans.Values.SelectMany(versions => versions)];

    /// <summary>The plan of an event by the version whose name is last; null when nothing is to be sent for it.</summary>
    public EventPlan? Find(string @event) => Versions(@event).FirstOrDefault();

    /// <summary>The plans of an event, one of each platform version.</summary>
    public ImmutableArray<EventPlan> Versions(string @event) => plans.GetValueOrDefault(@event, []);

    /// <summary>Reads the plan files of every destination.</summary>
    /// <param name="mappingsRoot">The folder that holds <c>national</c>.</param>
    /// <returns>The plans, or every fault of every file.</returns>
    public static Outcome<PlanCatalog> Load(string mappingsRoot)
    {
        string platform = Path.Combine(mappingsRoot, "national", "platform");
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var found = new List<EventPlan>();
        foreach (string destination in Destinations(platform))
        {
            foreach (string file in Directory.GetDirectories(destination).Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "plans.yaml")).Where(File.Exists))
            {
                string name = Path.GetRelativePath(mappingsRoot, file);
                List<EventPlan> read = Read(File.ReadAllText(file), name, issues);
                if (read is [var plan, ..] && (plan.Destination, plan.Version) != FolderOf(file))
                {
                    issues.Add(PlanCheck.Fault(name, "Expected destination and version to be the names of the folders that the file lies in."));
                }

                found.AddRange(read);
            }
        }

        foreach (IGrouping<string, EventPlan> twice in found.DistinctBy(plan => (plan.Event, plan.Destination)).GroupBy(plan => plan.Event, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
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

    private static (string Destination, string Version) FolderOf(string file)
    {
        string version = Path.GetDirectoryName(file)!; // a plan file lies in a version folder
        return (Path.GetFileName(Path.GetDirectoryName(version)!), Path.GetFileName(version)); // which lies in a destination's
    }

    private static string[] Destinations(string platform) =>
        Directory.Exists(platform) ? [.. Directory.GetDirectories(platform).Order(StringComparer.Ordinal)] : [];

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
