using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Platform;

namespace Gateway.Host.Mappings;

/// <summary>Everything that a mappings folder says, as it serves: tables and what is known of destinations, always of one reading.</summary>
/// <param name="Catalog">Sources, institutions, codes, platform tables.</param>
/// <param name="Knowledge">Plans, dialects, recovery, texts of answers.</param>
internal sealed record ServingMappings(MappingCatalog Catalog, PlatformKnowledge Knowledge)
{
    /// <summary>Reads and checks a folder.</summary>
    /// <returns>What may serve, with warnings; or every fault of every file.</returns>
    public static Outcome<ServingMappings> Load(string root, IAdapterCatalog adapters)
    {
        MappingCatalog catalog = MappingCatalog.Load(root, adapters);
        Outcome<PlatformKnowledge> knowledge = PlatformKnowledge.Load(root, catalog);
        ImmutableArray<Issue> faults = [.. catalog.Faults, .. knowledge.Issues];
        return knowledge.TryGetValue(out PlatformKnowledge? known) && !faults.Any(fault => fault.IsError)
            ? Outcome.Of(new ServingMappings(catalog, known), faults)
            : Outcome.Refused<ServingMappings>(faults);
    }
}
