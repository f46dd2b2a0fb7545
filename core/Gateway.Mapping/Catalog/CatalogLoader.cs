using System.Collections.Frozen;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads a whole mappings folder: 1 institutions, 2 codes of every layer, 3 platform tables, 4 sources, 5 what belongs together, 6 releases.</summary>
internal sealed class CatalogLoader(string root, IAdapterCatalog adapters)
{
    private readonly MappingFolder files = new(root);
    private readonly FaultList faults = new();

    public MappingCatalog Load()
    {
        if (!Directory.Exists(files.PathOf()))
        {
            faults.Add(IssueCodes.FileUnreadable, root, "Expected the mappings folder.");
            return new MappingCatalog([], [], [], faults.ToImmutable());
        }

        // 1
        List<Institution> institutions = [.. MappingFolder.Folders(files.PathOf("institutions")).Select(folder => InstitutionLoader.Load(folder, files, faults)).OfType<Institution>()];

        // 2
        CodeShelf shelf = LoadShelf();
        ConceptNames concepts = NamesOf(shelf);

        // 3
        var platforms = new PlatformLoader(files, shelf, concepts, faults);
        List<PlatformTables> tables =
        [
            .. MappingFolder.Folders(files.PathOf("national", "platform")).SelectMany(kind => MappingFolder.Folders(kind).Select(version => platforms.Load(Path.GetFileName(kind), version))),
        ];

        // 4
        var loader = new SourceLoader(files, adapters, shelf, concepts, faults);
        List<Source> sources = [.. MappingFolder.Folders(files.PathOf("sources")).Select(loader.Load).OfType<Source>()];

        // 5
        CheckSources(institutions);

        // 6
        ReleasedFolders.Check(files, faults);
        return new MappingCatalog(sources, institutions, tables, faults.ToImmutable());
    }

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

    private FrozenDictionary<string, CodeLayer> Layers(string folder, string kind, Func<string, string> keyOf) => MappingFolder.Folders(files.PathOf(folder))
        .DistinctBy(keyOf)
        .ToFrozenDictionary(keyOf, path => CodeLayer.Load($"{kind} {keyOf(path)}", files, Path.Combine(path, "codes"), areLists: false, faults), StringComparer.Ordinal);

    private static ConceptNames NamesOf(CodeShelf shelf) => new(
        ((IEnumerable<CodeLayer>)[shelf.Lists, shelf.National, .. shelf.Regions.Values, .. shelf.Institutions.Values]).SelectMany(layer => layer.Tables.Keys).Concat(shelf.Settings.Keys));

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
}
