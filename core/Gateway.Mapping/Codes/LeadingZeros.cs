using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Finds tables that went through a spreadsheet and lost their leading zeros: <c>1</c> where the national list has <c>01</c>.</summary>
internal sealed class LeadingZeros(NationalLists lists, FaultList faults)
{
    /// <summary>Checks the tables of every layer.</summary>
    public static void Check(CodeShelf shelf, IEnumerable<Source> sources, FaultList faults)
    {
        var zeros = new LeadingZeros(new NationalLists(shelf.Lists), faults);
        foreach (CodeLayer layer in shelf.Regions.Values.Concat(shelf.Institutions.Values).Append(shelf.National))
        {
            zeros.Check(layer, shelf.Settings);
        }

        foreach (SourceVersion version in sources.SelectMany(source => source.Versions))
        {
            zeros.Check(version.Codes.Layer, version.Codes.Settings);
        }
    }

    private void Check(CodeLayer layer, IReadOnlyDictionary<string, ConceptSettings> settings)
    {
        foreach ((string concept, CodeTable table) in layer.Tables)
        {
            string? system = settings.GetValueOrDefault(concept)?.System;
            if ((system is null ? concept : NationalList.NameOf(system)) is { } name && lists.Named(name) is { } list)
            {
                Check(table, list);
            }
        }
    }

    private void Check(CodeTable table, NationalList list)
    {
        bool isIntact = false;
        CodeRow? first = null;
        foreach (CodeRow row in table.Rows)
        {
            isIntact |= row.Target.StartsWith('0') || row.Code.StartsWith('0') || !row.Code.All(char.IsAsciiDigit);
            if (list.Padded(row.Target) is { } target)
            {
                faults.Add(IssueCodes.ZerosLost, $"{row.Reference}:target", $"Expected '{target}', as {list.Name} has it.");
                isIntact = true; // said already
            }
            else if (first is null && list.Padded(row.Code) is not null)
            {
                first = row;
            }
        }

        // A program that took the zeros off one column of a CSV file took them off all: where any cell begins with one, the sender's codes are as he sends them.
        if (first is { } doubtful && !isIntact && table.Rows.Select(row => row.Code.Length).Distinct().Skip(1).Any())
        {
            faults.Add(IssueCodes.ZerosLost, $"{doubtful.Reference}:code", $"Codes of differing length, and {list.Name} has '{list.Padded(doubtful.Code)}': does the sender really send '{doubtful.Code}'?");
        }
    }
}
