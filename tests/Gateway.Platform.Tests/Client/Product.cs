using Gateway.Contract;
using Gateway.Mapping;
using Gateway.Tests;

using PlanKnown = System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableDictionary<string, string>>;

namespace Gateway.Platform.Tests;

/// <summary>The product's own tables and adapters.</summary>
internal static class Product
{
    private static readonly Lazy<PlatformKnowledge> Loaded = new(() => PlatformKnowledge.Load(Repository.Mappings, MappingCatalog.Load(Repository.Mappings, new InstalledAdapters())).Value);

    public static PlatformKnowledge Knowledge => Loaded.Value;

    /// <summary>The product's tables where the sample area's platform is called as another region's is.</summary>
    public static PlatformKnowledge Speaking(Dialect dialect) =>
        new(Knowledge.Plans, new DialectCatalog([dialect with { Area = "999999" }]), Knowledge.Recovery, Knowledge.Texts, Knowledge.Mapping);

    /// <summary>The product's tables in a copy of the folder, where the hospital has levels of its own for rules.</summary>
    public static PlatformKnowledge WithRules(string levels)
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("gateway-rules-");
        try
        {
            FolderCopy.OfMappings(Repository.Mappings, copy.FullName);
            File.AppendAllText(Path.Combine(copy.FullName, "institutions", "H99999900001", "institution.yaml"), $"rules: {levels}\n");
            return PlatformKnowledge.Load(copy.FullName, MappingCatalog.Load(copy.FullName, new InstalledAdapters())).Value;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    public static Institution Hospital => Knowledge.Mapping!.Institution("H99999900001")!; // the repository has it

    /// <summary>A sample of a source as the canonical message that the pipeline would make of it.</summary>
    public static PlanRequest Sample(string source, string file, string institution = "H99999900001", PlanKnown? known = null)
    {
        return Message(source, File.ReadAllBytes(Path.Combine(Repository.Mappings, "sources", source, "1.0", "samples", file)), institution, known);
    }

    /// <summary>A sender's bytes as the canonical message that the pipeline would make of them.</summary>
    public static PlanRequest Message(string source, byte[] bytes, string institution = "H99999900001", PlanKnown? known = null)
    {
        MappingCatalog mapping = Knowledge.Mapping!; // the product has tables
        ReadMessage read = mapping.Source(source)!.Read(bytes).Value;
        Institution sender = mapping.Institution(institution)!;
        MappedMessage mapped = read.Message!.Map(read.Record!, new MapContext(sender, ContentId.Of(institution, source, read.Record!.Bytes.Span), read.ServiceDate)).Value;
        return new PlanRequest(mapped.Event, mapped.Bundle, sender, known ?? PlanKnown.Empty, $"{source}/1.0");
    }
}
