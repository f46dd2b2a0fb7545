using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>All code layers of a catalogue; makes the book of each institution and source once.</summary>
internal sealed class CodeShelf
{
    private readonly ConcurrentDictionary<(string? Institution, string? Source), CodeBook> books = new();

    /// <summary>National code lists.</summary>
    public required CodeLayer Lists { get; init; }

    public required CodeLayer National { get; init; }

    /// <summary>By 医保区划.</summary>
    public required FrozenDictionary<string, CodeLayer> Regions { get; init; }

    /// <summary>By institution code.</summary>
    public required FrozenDictionary<string, CodeLayer> Institutions { get; init; }

    public required FrozenDictionary<string, ConceptSettings> Settings { get; init; }

    /// <summary>What an institution and a source see: institution → city → province → source → national.</summary>
    /// <param name="institution">Null for the national view.</param>
    /// <param name="source">The version's own layer; null outside any source.</param>
    public CodeBook Book(Institution? institution, SourceCodes? source) =>
        books.GetOrAdd((institution?.Code, source?.Layer.Name), static (_, all) => all.Shelf.Build(all.Institution, all.Source), (Shelf: this, Institution: institution, Source: source));

    /// <summary>The layers in the order in which a look-up walks them; national lists come after.</summary>
    public ImmutableArray<CodeLayer> LayersOf(Institution? institution, SourceCodes? source)
    {
        ImmutableArray<CodeLayer>.Builder layers = ImmutableArray.CreateBuilder<CodeLayer>();
        if (institution is not null)
        {
            Add(layers, Institutions, institution.Code);
            AddRegions(layers, institution.Area);
        }

        if (source is not null)
        {
            layers.Add(source.Layer);
        }

        layers.Add(National);
        return layers.ToImmutable();
    }

    /// <summary>The layers of an area alone, without any institution or source.</summary>
    public ImmutableArray<CodeLayer> LayersOf(string area)
    {
        ImmutableArray<CodeLayer>.Builder layers = ImmutableArray.CreateBuilder<CodeLayer>();
        AddRegions(layers, area);
        layers.Add(National);
        return layers.ToImmutable();
    }

    private CodeBook Build(Institution? institution, SourceCodes? source)
    {
        Dictionary<string, ConceptSettings> settings = new(Settings);
        foreach ((string concept, ConceptSettings setting) in source?.Settings ?? FrozenDictionary<string, ConceptSettings>.Empty)
        {
            settings[concept] = setting with { System = setting.System ?? Settings.GetValueOrDefault(concept)?.System };
        }

        return new CodeBook(LayersOf(institution, source), Lists, settings);
    }

    private void AddRegions(ImmutableArray<CodeLayer>.Builder layers, string area)
    {
        foreach (string wider in AreasOf(area).Distinct())
        {
            Add(layers, Regions, wider);
        }
    }

    private static void Add(ImmutableArray<CodeLayer>.Builder layers, FrozenDictionary<string, CodeLayer> from, string key)
    {
        if (from.TryGetValue(key, out CodeLayer? layer))
        {
            layers.Add(layer);
        }
    }

    // GB/T 2260: two digits province, two city, two county.
    public static string[] AreasOf(string area) => area.Length == 6 ? [area, area[..4] + "00", area[..2] + "0000"] : [area];
}

/// <summary>What a source version adds to the shelf.</summary>
internal sealed record SourceCodes(CodeLayer Layer, FrozenDictionary<string, ConceptSettings> Settings);
