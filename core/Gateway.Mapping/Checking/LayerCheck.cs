using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>An overlay holds only its differences: a row that says what the layer below says already is dead; one whose display is not the national one is told.</summary>
internal sealed class LayerCheck(CodeShelf shelf, NationalLists lists, FaultList faults)
{
    /// <summary>Checks every layer against those below it.</summary>
    public void Check(IEnumerable<Institution> institutions, IEnumerable<Source> sources)
    {
        Dictionary<string, CodeLayer[]> bySource = sources.ToDictionary(source => source.Id, source => source.Versions.Select(version => version.Codes.Layer).ToArray(), StringComparer.Ordinal);
        foreach (Institution institution in institutions)
        {
            if (shelf.Institutions.TryGetValue(institution.Code, out CodeLayer? own))
            {
                CodeLayer[] regions = [.. CodeShelf.AreasOf(institution.Area).Distinct().Select(shelf.Regions.GetValueOrDefault).OfType<CodeLayer>()];
                CodeLayer[] below = [.. institution.Sources.SelectMany(source => bySource.GetValueOrDefault(source, [])), shelf.National];
                Check(own, regions, below);
            }
        }

        foreach ((string area, CodeLayer layer) in shelf.Regions)
        {
            Check(layer, [.. CodeShelf.AreasOf(area).Skip(1).Distinct().Where(above => above != area).Select(shelf.Regions.GetValueOrDefault).OfType<CodeLayer>()], [shelf.National]);
        }

        foreach (CodeLayer layer in bySource.Values.SelectMany(layers => layers))
        {
            Check(layer, [], [shelf.National]);
        }
    }

    private void Check(CodeLayer layer, CodeLayer[] nearer, CodeLayer[] below)
    {
        foreach ((string concept, CodeTable table) in layer.Tables)
        {
            CodeTable[] lower = [.. nearer.Concat(below).Select(other => other.Tables.GetValueOrDefault(concept)).OfType<CodeTable>()];
            NationalList? list = lists.Named(concept);
            if (lower.Length == 0 && list is null)
            {
                continue;
            }

            foreach (CodeRow row in table.Rows)
            {
                CheckRow(row, lower, list);
            }
        }
    }

    private void CheckRow(CodeRow row, CodeTable[] lower, NationalList? list)
    {
        if (Below(row, lower) is { } said && said.SaysTheSame(row))
        {
            faults.Add(IssueCodes.CodeRowSuspect, $"{row.Reference}:code", $"{said.Reference} says the same: an overlay holds only its differences.");
        }

        if (list is not null && row.HasTarget)
        {
            CheckTarget(row, list);
        }
    }

    // The first layer below that knows the code would answer without the row.
    private static CodeRow? Below(CodeRow row, CodeTable[] lower)
    {
        foreach (CodeTable table in lower)
        {
            if (table.Find(row.Table.Cells.Code(row.Index), row.To) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private void CheckTarget(CodeRow row, NationalList list)
    {
        if (!list.Contains(row.Target))
        {
            if (faults.Has(IssueCodes.ZerosLost, $"{row.Reference}:target"))
            {
                return; // said already, with the code that was meant
            }

            faults.Add(IssueCodes.CodeNotListed, $"{row.Reference}:target", $"'{row.Target}' is not in national/codesystems/{list.Name}.csv.{list.Hint(row.Target)}");
        }
        else if (list.DisplayOf(row.Target) is { Length: > 0 } display && row.Display is { } own && own != display)
        {
            faults.Add(IssueCodes.CodeRowSuspect, $"{row.Reference}:target_display", $"The national display of {row.Target} is '{display}'.");
        }
    }
}
