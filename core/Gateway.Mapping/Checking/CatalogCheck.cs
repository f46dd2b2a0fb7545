using System.Collections.Frozen;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Everything that can be known of a mappings folder before any message comes: 1 platform tables, 2 sources, 3 layers of codes.</summary>
internal static class CatalogCheck
{
    public static void Check(CodeShelf shelf, IReadOnlyCollection<Institution> institutions, IReadOnlyCollection<PlatformTables> platforms, IReadOnlyCollection<Source> sources, FaultList faults)
    {
        var lists = new NationalLists(shelf.Lists);
        var facts = new InstitutionFactCheck(institutions, faults);
        CodeLayer[] shared = [shelf.National, .. shelf.Regions.Values];
        // 1
        foreach (PlatformTables tables in platforms)
        {
            new PlatformCheck(tables, lists, facts, faults).Check([.. shared, .. shelf.Institutions.Values]);
        }

        // 2
        foreach (Source source in sources)
        {
            CodeLayer[] own = [.. institutions.Where(institution => institution.Sources.Contains(source.Id)).Select(institution => shelf.Institutions.GetValueOrDefault(institution.Code)).OfType<CodeLayer>()];
            foreach (SourceVersion version in source.Versions)
            {
                new SourceCheck(lists, facts, faults).Check(version, [.. shared, .. own]);
            }
        }

        // 3
        new LayerCheck(shelf, lists, faults).Check(institutions, sources);
    }
}
