using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Elements that R4 demands (cardinality from 1) of what a table makes, and that no row fills: every message would be refused.</summary>
internal static class MandatoryCheck
{
    public static void Check(IReadOnlyCollection<(CheckedRow Row, BoundPath Path)> rows, FaultList faults)
    {
        foreach (IGrouping<string, (CheckedRow Row, BoundPath Path)> resource in rows.GroupBy(row => $"{row.Path.Written.Type}{(row.Path.Written.IsMany ? "[]" : row.Path.Written.Label is { } label ? "#" + label : "")}"))
        {
            (CheckedRow Row, BoundPath Path)[] all = [.. resource];
            if (all[0].Path.Written.Type == "MessageHeader" || all.All(row => row.Row.Value.Source is SourceExpression.Reference))
            {
                continue; // the gateway fills every header, and references alone make no resource
            }

            Tell(resource.Key, ElementModel.MandatoryOf(all[0].Path.Written.Type!), [.. all.Select(row => row.Path.Steps[0].Element)], all[0].Row, faults); // targets start at a type and go on below it
            CheckBelow(resource.Key, all, 0, faults);
        }
    }

    private static void CheckBelow(string prefix, (CheckedRow Row, BoundPath Path)[] rows, int depth, FaultList faults)
    {
        foreach (IGrouping<string, (CheckedRow Row, BoundPath Path)> element in rows.Where(row => row.Path.Steps.Length > depth + 1).GroupBy(row => Key(row.Path.Steps[depth])))
        {
            (CheckedRow Row, BoundPath Path)[] all = [.. element];
            BoundStep step = all[0].Path.Steps[depth];
            HashSet<string> filled = [.. all.Select(row => row.Path.Steps[depth + 1].Element), .. step.Fixed.Select(fix => fix.Element.Split('.')[0])];
            Tell($"{prefix}.{element.Key}", step.Mandatory, filled, all[0].Row, faults);
            CheckBelow($"{prefix}.{element.Key}", all, depth + 1, faults);
        }
    }

    private static void Tell(string place, IEnumerable<string> mandatory, HashSet<string> filled, CheckedRow first, FaultList faults)
    {
        foreach (string missing in mandatory.Where(name => !filled.Contains(name)))
        {
            faults.Add(IssueCodes.ElementUnfilled, first.Row.At("target"), $"Expected a row for {place}.{missing}: R4 demands it of every {place}, and this row makes one.");
        }
    }

    private static string Key(BoundStep step) => step.Written.Slice is { } slice ? $"{step.Written.Name}[{slice}]" : step.Written.Position > 0 ? $"{step.Written.Name}[{step.Written.Position}]" : step.Written.IsEach ? $"{step.Written.Name}[]" : step.Written.Name;
}
