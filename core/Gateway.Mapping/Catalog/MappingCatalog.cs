using System.Collections.Frozen;
using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One immutable snapshot of a mappings folder: checked, compiled, ready to serve. A reload makes a new one.</summary>
public sealed class MappingCatalog
{
    private readonly FrozenDictionary<string, Source> sources;
    private readonly FrozenDictionary<string, Institution> institutions;
    private readonly ImmutableArray<PlatformTables> platforms;

    internal MappingCatalog(IEnumerable<Source> sources, IEnumerable<Institution> institutions, IEnumerable<PlatformTables> platforms, ImmutableArray<Issue> faults)
    {
        this.sources = sources.ToFrozenDictionary(source => source.Id, StringComparer.Ordinal);
        this.institutions = institutions.ToFrozenDictionary(institution => institution.Code, StringComparer.Ordinal);
        this.platforms = [.. platforms];
        Faults = faults;
    }

    /// <summary>Every fault of every file, located as <c>file:row:column</c>. A catalogue with errors must not serve.</summary>
    public ImmutableArray<Issue> Faults { get; }

    /// <summary>Every source, by id.</summary>
    public ImmutableArray<Source> Sources => sources.Values;

    /// <summary>Every institution, by code.</summary>
    public ImmutableArray<Institution> Institutions => institutions.Values;

    /// <summary>The national platform's tables of the newest version; null when the folder has none.</summary>
    public PlatformTables? Platform => PlatformOf("nhsa");

    /// <summary>Reads, checks and compiles a mappings folder. Never throws for what the files hold.</summary>
    /// <param name="root">The folder that holds <c>national</c>, <c>regions</c>, <c>sources</c>, <c>institutions</c>.</param>
    /// <param name="adapters">The formats that sources may name.</param>
    public static MappingCatalog Load(string root, IAdapterCatalog adapters) => new CatalogLoader(root, adapters).Load();

    /// <summary>A source by id; null when there is none.</summary>
    public Source? Source(string id) => sources.GetValueOrDefault(id);

    /// <summary>An institution by its twelve characters; null when there is none.</summary>
    public Institution? Institution(string code) => institutions.GetValueOrDefault(code);

    /// <summary>Tables of one kind of destination; null when there are none.</summary>
    /// <param name="kind"><c>nhsa</c> or <c>fhir</c>.</param>
    /// <param name="version">Messages in flight finish on the version they started with; null takes the newest.</param>
    public PlatformTables? PlatformOf(string kind, string? version = null) => platforms
        .Where(tables => tables.Kind == kind && (version is null || tables.Version == version))
        .OrderBy(tables => tables.Version, StringComparer.Ordinal)
        .LastOrDefault();
}
