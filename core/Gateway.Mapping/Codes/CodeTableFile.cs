using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads and checks the files of code tables.</summary>
internal static class CodeTableFile
{
    private static readonly ImmutableArray<string> ListColumns = ["code", "display", "display_en", "confidence", "valid_from", "valid_to", "note"];

    /// <summary>Reads <c>codes/CONCEPT.csv</c>.</summary>
    public static CodeTable? Load(string path, string name, FaultList faults) => Read(path, name, isList: false, faults);

    /// <summary>Reads <c>codesystems/SYSTEM.csv</c>: each code stands for itself.</summary>
    public static CodeTable? LoadList(string path, string name, FaultList faults) => Read(path, name, isList: true, faults);

    private static CodeTable? Read(string path, string name, bool isList, FaultList faults)
    {
        using FileBytes? file = FileBytes.Read(path, name, faults);
        return file is null ? null : CompiledTables.Get(new CompiledTables.Key(isList ? "list" : "codes", name, CompiledTables.HashOf(file.Span)), faults, () => Parse(file.Span, name, isList, faults));
    }

    private static CodeTable? Parse(ReadOnlySpan<byte> utf8, string name, bool isList, FaultList faults)
    {
        if (TableHeader.Read(CsvHeader.Of(utf8), name, isList ? ["code", "display"] : ["code", "target"], isList ? ListColumns : CodeTable.Columns, faults) is not { } header)
        {
            return null;
        }

        var check = new CodeRowCheck(name, header, isList, faults);
        (int code, int target, int display) = (header.IndexOf("code"), isList ? -1 : header.IndexOf("target"), header.IndexOf(isList ? "display" : "target_display"));
        using var rows = new CodeCellsBuilder(utf8.Length, utf8.Count((byte)'\n') + 1);
        var csv = new CsvReader(utf8, new CsvCell[header.Width]);
        csv.Read(); // the header
        while (csv.Read())
        {
            if (csv.HoldsAnything)
            {
                rows.Add(csv.Cell(code), csv.Cell(target), csv.Cell(display), check.Check(ref csv), csv.Number);
            }
        }

        var table = new CodeTable(name, rows.Build(isList));
        foreach ((CodeRow later, CodeRow earlier) in table.Overlaps())
        {
            faults.Add(IssueCodes.CodeTableWrong, $"{later.Reference}:code", $"Expected each code once at a time: {earlier.Reference} has it too.");
        }

        CodeTableCheck.Check(table, faults);
        return table;
    }
}
