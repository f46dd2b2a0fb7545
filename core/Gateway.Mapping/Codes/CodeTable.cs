using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>One layer's rows for one concept.</summary>
internal sealed class CodeTable
{
    private static readonly ImmutableArray<string> Columns = ["code", "display", "target", "target_display", "equivalence", "valid_from", "valid_to", "note"];
    private static readonly ImmutableArray<string> ListColumns = ["code", "display", "display_en", "confidence", "valid_from", "valid_to", "note"];
    private static readonly ImmutableArray<string> Equivalences = ["", "equal", "equivalent", "relatedto", "wider", "subsumes", "narrower", "specializes", "inexact", "unmatched"];

    private readonly FrozenDictionary<string, CodeRow[]> byCode;
    private readonly Lazy<FrozenDictionary<string, CodeRow[]>> byTarget;

    public CodeTable(IEnumerable<CodeRow> rows)
    {
        byCode = rows.GroupBy(row => row.Code).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        byTarget = new(() => byCode.Values.SelectMany(same => same).GroupBy(row => row.Target).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal));
    }

    /// <summary>Rows, for checks and counts.</summary>
    public IEnumerable<CodeRow> Rows => byCode.Values.SelectMany(same => same);

    /// <summary>The row of a code on a day; without a day the one that still holds.</summary>
    public CodeRow? Find(string code, DateOnly? day) => byCode.TryGetValue(code, out CodeRow[]? rows) ? Array.Find(rows, row => row.Covers(day)) : null;

    /// <summary>The first row with a target, for the way back to the sender.</summary>
    public CodeRow? FindTarget(string target, DateOnly? day) => byTarget.Value.TryGetValue(target, out CodeRow[]? rows) ? Array.Find(rows, row => row.Covers(day)) : null;

    /// <summary>Reads <c>codes/CONCEPT.csv</c>.</summary>
    public static CodeTable? Load(string path, string name, FaultList faults) =>
        TableFile.Load(path, name, ["code", "target"], Columns, faults) is { } table ? From(table, row => row["target"], row => row["target_display"], faults) : null;

    /// <summary>Reads <c>codesystems/SYSTEM.csv</c>: each code stands for itself.</summary>
    public static CodeTable? LoadList(string path, string name, FaultList faults) =>
        TableFile.Load(path, name, ["code", "display"], ListColumns, faults) is { } table ? From(table, row => row["code"], row => row["display"], faults) : null;

    private static CodeTable From(TableFile table, Func<TableRow, string> target, Func<TableRow, string> display, FaultList faults)
    {
        var rows = new List<CodeRow>(table.Rows.Length);
        foreach (TableRow row in table.Rows)
        {
            (DateOnly? from, DateOnly? to) = (Day(row, "valid_from", faults), Day(row, "valid_to", faults));
            Check(row, target(row), faults);
            rows.Add(new CodeRow(row["code"], target(row), display(row) is { Length: > 0 } text ? text : null, from, to, row.Reference));
        }

        CheckOverlaps(rows, faults);
        return new CodeTable(rows);
    }

    private static void Check(TableRow row, string target, FaultList faults)
    {
        if (row["code"].Length == 0)
        {
            faults.Add(IssueCodes.CodeTableWrong, row.At("code"), "Expected a code.");
        }

        if (target.Length == 0 && row["equivalence"] != "unmatched")
        {
            faults.Add(IssueCodes.CodeTableWrong, row.At("target"), "Expected a target, or the equivalence 'unmatched'.");
        }

        if (!Equivalences.Contains(row["equivalence"]))
        {
            faults.Add(IssueCodes.CodeTableWrong, row.At("equivalence"), $"Expected one of {string.Join(", ", Equivalences.Skip(1))}.{NearestName.Hint(row["equivalence"], Equivalences)}");
        }
    }

    private static DateOnly? Day(TableRow row, string column, FaultList faults)
    {
        string text = row[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        faults.Add(IssueCodes.CodeTableWrong, row.At(column), "Expected a date such as 2026-01-31.");
        return null;
    }

    private static void CheckOverlaps(List<CodeRow> rows, FaultList faults)
    {
        foreach (IGrouping<string, CodeRow> same in rows.GroupBy(row => row.Code).Where(group => group.Skip(1).Any()))
        {
            CodeRow[] twins = [.. same];
            for (int later = 1; later < twins.Length; later++)
            {
                if (Array.FindIndex(twins, 0, later, twins[later].Overlaps) is var earlier and >= 0)
                {
                    faults.Add(IssueCodes.CodeTableWrong, $"{twins[later].Reference}:code", $"Expected each code once at a time: {twins[earlier].Reference} has it too.");
                }
            }
        }
    }
}
