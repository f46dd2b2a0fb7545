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
    private readonly FrozenDictionary<string, ImmutableArray<PlatformTables>> platformsByKind;

    internal MappingCatalog(IEnumerable<Source> sources, IEnumerable<Institution> institutions, IEnumerable<PlatformTables> platforms, CodeShelf shelf, ImmutableArray<Issue> faults)
    {
        this.sources = sources.ToFrozenDictionary(source => source.Id, StringComparer.Ordinal);
        this.institutions = institutions.ToFrozenDictionary(institution => institution.Code, StringComparer.Ordinal);
        this.platforms = VersionChoice.InOrder(platforms);
        platformsByKind = this.platforms.GroupBy(tables => tables.Kind, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        Shelf = shelf;
        Faults = faults;
    }

    /// <summary>Every part of the folder with its hash, in the order of the names.</summary>
    public ImmutableArray<ContentVersion> Contents { get; internal init; } = [];

    /// <summary>One hash over all parts: two gateways that show the same run the same tables.</summary>
    public string Sha256 => FolderHashes.Over(Contents);

    /// <summary>Every platform version of every kind.</summary>
    public ImmutableArray<PlatformTables> Platforms => platforms;

    internal CodeShelf Shelf { get; }

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

    /// <summary>Checks tables against what is sent for each event: required fields that no row of a message can fill, and facts that nobody gives.</summary>
    /// <param name="plans">One per event and destination.</param>
    /// <returns>Every fault, located as <c>file:row:column</c>.</returns>
    public ImmutableArray<Issue> FaultsAgainst(IReadOnlyCollection<PlannedEvent> plans)
    {
        var found = new FaultList();
        new ReachCheck(this, plans, found).Check();
        new FactCheck(this, plans, found).Check();
        return found.ToImmutable();
    }

    /// <summary>A source by id; null when there is none.</summary>
    public Source? Source(string id) => sources.GetValueOrDefault(id);

    /// <summary>An institution by its twelve characters; null when there is none.</summary>
    public Institution? Institution(string code) => institutions.GetValueOrDefault(code);

    /// <summary>What the code tables of an institution, its region and the nation say of a code on a day; null where none has it. Of <c>blocked-person</c> the code is a person's number, which tables hold as <see cref="PersonKey"/>.</summary>
    public string? Listed(Institution institution, string concept, string code, DateOnly? day) =>
        Shelf.Book(institution, null).Find(concept)?.Find(concept == "blocked-person" ? PersonKey.Of(code) : code, day)?.Target;

    /// <summary>The same catalogue in which one version of a source reads every message of it, whatever its status and the day: to try a draft on what came before it.</summary>
    public MappingCatalog Pin(SourceVersion version) => With(new Source(version.SourceId, [version.ForEveryDay()]));

    /// <summary>The same catalogue without one version of a source; null where the source has no other.</summary>
    public MappingCatalog? Without(SourceVersion version) =>
        Source(version.SourceId)!.Versions.Remove(version) is { IsEmpty: false } others ? With(new Source(version.SourceId, others)) : null; // a version of this catalogue

    /// <summary>Tables of one kind of destination; null when there are none.</summary>
    /// <param name="kind"><c>nhsa</c> or <c>fhir</c>.</param>
    /// <param name="version">Messages in flight finish on the version they started with; null takes the newest.</param>
    public PlatformTables? PlatformOf(string kind, string? version = null) => Kind(kind) is { IsEmpty: false } known
        ? version is null ? VersionChoice.Newest(known) : known.FirstOrDefault(tables => tables.Version == version)
        : null;

    /// <summary>The tables that a message of a day begins with; null when none are in force then.</summary>
    /// <param name="kind"><c>nhsa</c> or <c>fhir</c>.</param>
    /// <param name="day">The service date; null takes the newest.</param>
    public PlatformTables? PlatformOn(string kind, DateOnly? day) => day is { } known ? VersionChoice.On(Kind(kind), known) : PlatformOf(kind);

    /// <summary>The tables that were in force on a day, seen from later; null when none were.</summary>
    /// <param name="kind"><c>nhsa</c> or <c>fhir</c>.</param>
    public PlatformTables? PlatformAsOf(string kind, DateOnly day) => VersionChoice.AsOf(Kind(kind), day);

    private MappingCatalog With(Source changed) => new(Sources.Where(source => source.Id != changed.Id).Append(changed), Institutions, platforms, Shelf, Faults) { Contents = Contents };

    private ImmutableArray<PlatformTables> Kind(string kind) => platformsByKind.GetValueOrDefault(kind, []);
}
