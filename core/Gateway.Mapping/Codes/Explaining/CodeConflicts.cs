using System.Collections.Immutable;

namespace Gateway.Mapping;

/// <summary>Finds every row that hides another one: what an overlay says otherwise than the layer below it, and what it says twice.</summary>
public static class CodeConflicts
{
    /// <summary>The conflicts that an institution meets; all of them without one.</summary>
    /// <returns>In the order of the nearer rows, each pair of rows once.</returns>
    public static ImmutableArray<CodeConflict> Of(MappingCatalog catalog, string? institution)
    {
        var found = new SortedDictionary<string, (CodeConflict Conflict, SortedSet<string> Seen)>(StringComparer.Ordinal);
        foreach ((string? view, ImmutableArray<CodeLayer> layers) in Views(catalog, institution))
        {
            foreach (CodeConflict conflict in In([.. layers, catalog.Shelf.Lists]))
            {
                string key = $"{conflict.At}|{conflict.BelowAt}";
                found.TryAdd(key, (conflict, new SortedSet<string>(StringComparer.Ordinal)));
                if (view is not null)
                {
                    found[key].Seen.Add(view);
                }
            }
        }

        return [.. found.Values.Select(pair => pair.Conflict with { Seen = [.. pair.Seen] })];
    }

    private static IEnumerable<(string? View, ImmutableArray<CodeLayer> Layers)> Views(MappingCatalog catalog, string? only)
    {
        CodeShelf shelf = catalog.Shelf;
        foreach (Institution institution in catalog.Institutions.Where(known => only is null || known.Code == only).OrderBy(known => known.Code, StringComparer.Ordinal))
        {
            foreach (SourceVersion version in institution.Sources.Select(catalog.Source).OfType<Source>().SelectMany(source => source.Versions))
            {
                yield return ($"{institution.Code} by {version.SourceId}@{version.Version}", shelf.LayersOf(institution, version.Codes));
            }
        }

        foreach (string area in only is null ? shelf.Regions.Keys : [])
        {
            yield return (null, shelf.LayersOf(area));
        }
    }

    private static IEnumerable<CodeConflict> In(ImmutableArray<CodeLayer> layers)
    {
        for (int above = 0; above < layers.Length - 1; above++)
        {
            foreach ((string concept, CodeTable table) in layers[above].Tables)
            {
                (string Layer, CodeTable Table)[] below = [.. layers[(above + 1)..].Where(layer => layer.Tables.ContainsKey(concept)).Select(layer => (layer.Name, layer.Tables[concept]))];
                foreach (CodeRow row in below.Length == 0 ? [] : table.Rows)
                {
                    if (Hidden(row, below) is var (layer, hidden))
                    {
                        yield return new CodeConflict(concept, row.Code, layers[above].Name, row.Reference, row.Target, layer, hidden.Reference, hidden.Target, []);
                    }
                }
            }
        }
    }

    /// <summary>The row that would have answered: of the nearest layer below that knows the code on one of the row's days.</summary>
    private static (string Layer, CodeRow Row)? Hidden(CodeRow row, (string Layer, CodeTable Table)[] below)
    {
        foreach ((string layer, CodeTable table) in below)
        {
            if (table.RowsOf(row.Code).Where(row.Overlaps).Cast<CodeRow?>().FirstOrDefault() is { } hidden)
            {
                return (layer, hidden);
            }
        }

        return null;
    }
}
