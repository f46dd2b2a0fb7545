using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Compares rows to append with those that their tables have, and with each other.</summary>
internal sealed class CodeOverlaps(MappingFolder files, FaultList faults)
{
    private readonly Dictionary<string, List<TimedCode>> tables = [];

    /// <summary>Whether the row is to be written; false where the table has the same one, or where another one stands against it, which is a fault.</summary>
    public bool IsNew(CodeAddition addition)
    {
        List<TimedCode> rows = RowsOf(addition.File);
        TimedCode? other = rows.Find(row => row.Code == addition.Code && row.Overlaps(addition.Row));
        rows.Add(addition.Row);
        if (other is not null && (other.Target, other.From, other.To) != (addition.Target, addition.Row.From, addition.Row.To))
        {
            faults.Add(IssueCodes.CodeOverlaps, $"{addition.At}:code", $"{other.Reference} says {(other.Target.Length == 0 ? "that there is none" : other.Target)} for the same time: end that row with a valid_to first, or leave this one out.");
        }

        return other is null;
    }

    private List<TimedCode> RowsOf(string file)
    {
        if (!tables.TryGetValue(file, out List<TimedCode>? rows))
        {
            string path = files.PathOf(file);
            tables.Add(file, rows = File.Exists(path) && CodeTableFile.Load(path, file, faults) is { } table ? [.. table.Rows.Select(TimedCode.Of)] : []);
        }

        return rows;
    }
}
