using System.Collections.Frozen;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads a whole mappings folder: 1 institutions, 2 codes of every layer, 3 platform tables, 4 sources, 5 what belongs together, 6 releases, 7 what it all hashes to.</summary>
internal sealed class CatalogLoader(string root, IAdapterCatalog adapters)
{
    private readonly MappingFolder files = new(root);
    private readonly FaultList faults = new();
    private readonly FolderHashes hashes = new();

    public MappingCatalog Load()
    {
        if (!Directory.Exists(files.PathOf()))
        {
            faults.Add(IssueCodes.FileUnreadable, root, "Expected the mappings folder.");
            return new MappingCatalog([], [], [], LoadShelf(), faults.ToImmutable());
        }

        // 1
        List<Institution> institutions = [.. MappingFolder.Folders(files.PathOf("institutions")).Select(folder => InstitutionLoader.Load(folder, files, faults)).OfType<Institution>()];

        // 2
        CodeShelf shelf = LoadShelf();
        ConceptNames concepts = NamesOf(shelf);

        // 3
        var platforms = new PlatformLoader(files, shelf, concepts, hashes, faults);
        List<PlatformTables> tables =
        [
            .. MappingFolder.Folders(files.PathOf("national", "platform")).SelectMany(kind => MappingFolder.Folders(kind).Select(version => platforms.Load(Path.GetFileName(kind), version))),
        ];

        // 4
        List<Source> sources = [.. LoadEach("sources", (folder, own) => new SourceLoader(files, adapters, shelf, concepts, hashes, own).Load(folder))];

        // 5
        CheckSources(institutions);
        LeadingZeros.Check(shelf, sources, faults);
        CatalogCheck.Check(shelf, institutions, tables, sources, faults);

        // 6
        ReleasedFolders.Check(files, hashes, faults);

        // 7
        return new MappingCatalog(sources, institutions, tables, shelf, faults.ToImmutable()) { Contents = [.. Contents(sources, tables)] };
    }

    private IEnumerable<ContentVersion> Contents(List<Source> sources, List<PlatformTables> tables)
    {
        IEnumerable<ContentVersion> versions =
        [
            .. tables.Select(one => ContentOf($"national/platform/{one.Kind}/{one.Version}", one)),
            .. sources.SelectMany(source => source.Versions).Select(one => ContentOf($"sources/{one.SourceId}/{one.Version}", one)),
        ];
        IEnumerable<string> shared = [.. MappingFolder.Folders(files.PathOf("regions")), .. MappingFolder.Folders(files.PathOf("institutions"))];
        IEnumerable<string> national = ((string[])["codes", "codesystems"]).Select(name => files.PathOf("national", name)).Where(Directory.Exists);
        return versions.Concat(national.Concat(shared).Select(folder => new ContentVersion(files.Name(folder), null, null, null, hashes.Of(folder)))).OrderBy(part => part.Folder, StringComparer.Ordinal);
    }

    private static ContentVersion ContentOf(string folder, IVersioned version) => new(folder, version.Status, version.From, version.To, version.Sha256);

    private CodeShelf LoadShelf()
    {
        string settings = files.PathOf("national", "concepts.yaml");
        return new CodeShelf
        {
            Lists = CodeLayer.Load("national lists", files, files.PathOf("national", "codesystems"), areLists: true, faults),
            National = CodeLayer.Load("national", files, files.PathOf("national", "codes"), areLists: false, faults),
            Regions = Layers("regions", "region", folder => Path.GetFileName(folder).Split('-')[0]),
            Institutions = Layers("institutions", "institution", Path.GetFileName!),
            Settings = ConceptLoader.Read(File.Exists(settings) ? Settings.Load(settings, files.Name(settings), faults) : null),
        };
    }

    private FrozenDictionary<string, CodeLayer> Layers(string folder, string kind, Func<string, string> keyOf)
    {
        foreach (IGrouping<string, string> same in MappingFolder.Folders(files.PathOf(folder)).GroupBy(keyOf).Where(group => group.Skip(1).Any()))
        {
            faults.Add(IssueCodes.SettingWrong, files.Name(same.Last()), $"Expected one folder for {same.Key}: {files.Name(same.First())} is there too, and two rows of one level would contradict each other.");
        }

        return LoadEach(folder, (path, own) => new Keyed(keyOf(path), CodeLayer.Load($"{kind} {keyOf(path)}", files, Path.Combine(path, "codes"), areLists: false, own)))
            .DistinctBy(keyed => keyed.Key)
            .ToFrozenDictionary(keyed => keyed.Key, keyed => keyed.Layer, StringComparer.Ordinal);
    }

    // Every core reads; the faults stay in the order of the folders.
    private IEnumerable<T> LoadEach<T>(string folder, Func<string, FaultList, T?> load)
        where T : class
    {
        (T? Made, FaultList Faults)[] loaded = [.. MappingFolder.Folders(files.PathOf(folder)).AsParallel().AsOrdered().Select(path =>
        {
            var own = new FaultList();
            return (load(path, own), own);
        })];
        Array.ForEach(loaded, one => faults.AddAll(one.Faults.ToImmutable()));
        return loaded.Select(one => one.Made).OfType<T>();
    }

    private ConceptNames NamesOf(CodeShelf shelf) => new(
        ((IEnumerable<CodeLayer>)[shelf.Lists, shelf.National, .. shelf.Regions.Values, .. shelf.Institutions.Values]).SelectMany(layer => layer.Tables.Keys).Concat(shelf.Settings.Keys))
    {
        Plugins = new PluginTransforms(adapters),
    };

    private void CheckSources(List<Institution> institutions)
    {
        string[] known = [.. MappingFolder.Folders(files.PathOf("sources")).Select(folder => Path.GetFileName(folder))];
        foreach (Institution institution in institutions)
        {
            foreach (string source in institution.Sources.Where(source => !known.Contains(source)))
            {
                faults.Add(IssueCodes.SettingWrong, $"institutions/{institution.Code}/institution.yaml", $"sources: no source '{source}'.{NearestName.Hint(source, known)}");
            }
        }
    }

    private sealed record Keyed(string Key, CodeLayer Layer);
}
