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

    private CodeBook Build(Institution? institution, SourceCodes? source)
    {
        ImmutableArray<CodeLayer>.Builder layers = ImmutableArray.CreateBuilder<CodeLayer>();
        if (institution is not null)
        {
            Add(layers, Institutions, institution.Code);
            foreach (string area in AreasOf(institution.Area).Distinct())
            {
                Add(layers, Regions, area);
            }
        }

        if (source is not null)
        {
            layers.Add(source.Layer);
        }

        layers.Add(National);
        Dictionary<string, ConceptSettings> settings = new(Settings);
        foreach ((string concept, ConceptSettings setting) in source?.Settings ?? FrozenDictionary<string, ConceptSettings>.Empty)
        {
            settings[concept] = setting with { System = setting.System ?? Settings.GetValueOrDefault(concept)?.System };
        }

        return new CodeBook(layers.ToImmutable(), Lists, settings);
    }

    private static void Add(ImmutableArray<CodeLayer>.Builder layers, FrozenDictionary<string, CodeLayer> from, string key)
    {
        if (from.TryGetValue(key, out CodeLayer? layer))
        {
            layers.Add(layer);
        }
    }

    // GB/T 2260: two digits province, two city, two county.
    private static string[] AreasOf(string area) => area.Length == 6 ? [area, area[..4] + "00", area[..2] + "0000"] : [area];
}

/// <summary>What a source version adds to the shelf.</summary>
internal sealed record SourceCodes(CodeLayer Layer, FrozenDictionary<string, ConceptSettings> Settings);
