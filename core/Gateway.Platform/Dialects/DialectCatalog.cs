using System.Collections.Frozen;
using System.Collections.Immutable;
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

    /// <summary>Reads <c>regions/*/dialect.yaml</c> and the tables beside them.</summary>
    /// <returns>The dialects, or every fault of every file.</returns>
    public static Outcome<DialectCatalog> Load(string mappingsRoot)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var dialects = new Dictionary<string, Dialect>(StringComparer.Ordinal);
        foreach (string file in Files(Path.Combine(mappingsRoot, "regions")))
        {
            string name = Path.GetRelativePath(mappingsRoot, file).Replace('\\', '/');
            if (DialectFile.Read(file, name, issues) is { } dialect && !dialects.TryAdd(dialect.Area, dialect))
            {
                issues.Add(DialectCheck.Fault(name, $"Expected one dialect for area {dialect.Area}; another folder has one too."));
            }
        }

        return issues.Count == 0 ? Outcome.Of(new DialectCatalog(dialects.Values)) : Outcome.Refused<DialectCatalog>(issues.ToImmutable());
    }

    private static string[] Files(string regions) =>
        Directory.Exists(regions) ? [.. Directory.GetFiles(regions, DialectFile.Name, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    private Dialect? Find(string area) => byArea.GetValueOrDefault(area);
}
