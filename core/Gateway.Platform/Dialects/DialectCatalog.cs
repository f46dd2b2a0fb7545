using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Contract;
using Gateway.Mapping;

namespace Gateway.Platform;

/// <summary>Every region's dialect. An institution speaks that of its county, else of its city, else of its province, else the plain national one.</summary>
public sealed class DialectCatalog
{
    private static readonly Dialect National = new() { Area = "000000", Name = "national", Transport = "plain", Path = "/fsi/api/{infno}" };

    private readonly FrozenDictionary<string, Dialect> byArea;

    internal DialectCatalog(IEnumerable<Dialect> dialects) => byArea = dialects.ToFrozenDictionary(dialect => dialect.Area, StringComparer.Ordinal);

    /// <summary>Every dialect.</summary>
    public ImmutableArray<Dialect> Dialects => byArea.Values;

    /// <summary>The dialect of an institution's area.</summary>
    public Dialect Of(Institution institution) => Of(institution.Area);

    internal Dialect Of(string area) =>
        Find(area) ?? Find($"{area.AsSpan(0, Math.Min(4, area.Length))}00") ?? Find($"{area.AsSpan(0, Math.Min(2, area.Length))}0000") ?? National;

    /// <summary>Reads <c>regions/*/dialect.yaml</c>.</summary>
    /// <returns>The dialects, or every fault of every file.</returns>
    public static Outcome<DialectCatalog> Load(string mappingsRoot)
    {
        string regions = Path.Combine(mappingsRoot, "regions");
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var dialects = new List<Dialect>();
        foreach (string file in Files(regions))
        {
            string name = Path.GetRelativePath(mappingsRoot, file);
            if (Read(File.ReadAllText(file), name, issues) is not { } dialect)
            {
                continue;
            }

            if (dialects.Exists(other => other.Area == dialect.Area))
            {
                issues.Add(PlanCheck.Fault(name, $"Expected one dialect for area {dialect.Area}."));
                continue;
            }

            dialects.Add(dialect);
        }

        return issues.Count == 0 ? Outcome.Of(new DialectCatalog(dialects)) : Outcome.Refused<DialectCatalog>(issues.ToImmutable());
    }

    /// <summary>Reads one file's text; adds its faults.</summary>
    internal static Dialect? Read(string yaml, string name, ImmutableArray<Issue>.Builder issues)
    {
        Outcome<JsonElement> document = YamlJson.Parse(yaml, name);
        if (!document.TryGetValue(out JsonElement root))
        {
            issues.AddRange(document.Issues);
            return null;
        }

        try
        {
            Dialect? dialect = root.Deserialize<Dialect>(PlanJson.Options);
            if (dialect is null || dialect.Area.Length != 6 || dialect.Timeout <= TimeSpan.Zero || RequestSigners.Find(dialect.Transport) is null)
            {
                issues.Add(PlanCheck.Fault(name, $"Expected a six-digit area, a timeout, and a transport of {string.Join(", ", RequestSigners.Names)}."));
                return null;
            }

            return dialect;
        }
        catch (JsonException fault)
        {
            issues.Add(PlanCheck.Fault($"{name}{fault.Path?.TrimStart('$')}", "Expected the members of a dialect; this name or value is none."));
            return null;
        }
    }

    private static string[] Files(string regions) =>
        Directory.Exists(regions) ? [.. Directory.GetFiles(regions, "dialect.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    private Dialect? Find(string area) => byArea.GetValueOrDefault(area);
}
