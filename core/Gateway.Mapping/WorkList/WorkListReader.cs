using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Reads one filled line of the work list and says everything that stands against it.</summary>
internal sealed class WorkListReader(LayerPlace places, CodeAdvice advice, FaultList faults)
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d"]; // as Excel and WPS write them
    private readonly Dictionary<(string Institution, string Source, string Concept), IReadOnlyDictionary<string, string>?> targets = [];
    private readonly IReadOnlyCollection<string> concepts = advice.Concepts();

    /// <summary>Whether somebody has filled the line in.</summary>
    public static bool IsFilled(TableRow row) => row["direction"] == "back" ? Code(row).Length > 0 : row["target"].Length > 0 || row["equivalence"] == "unmatched";

    /// <summary>The row for the code table; null when something stands against it.</summary>
    public CodeAddition? Read(TableRow row)
    {
        int before = faults.Count;
        CheckCode(row);
        CheckConcept(row);
        string? layer = Layer(row);
        string? file = layer is null || faults.Count > before ? null : places.Find(layer, row, out string column, out string? reason) ?? Refuse(row, column, reason!);
        CheckTarget(row);
        if (!CodeTable.Equivalences.Contains(row["equivalence"]))
        {
            faults.Add(IssueCodes.WorkListRowWrong, row.At("equivalence"), $"Expected nothing or one of {string.Join(", ", CodeTable.Equivalences.Skip(1))}.{NearestName.Hint(row["equivalence"], CodeTable.Equivalences)}");
        }

        (DateOnly? from, DateOnly? to) = (Day(row, "valid_from"), Day(row, "valid_to"));
        if (from > to)
        {
            faults.Add(IssueCodes.WorkListRowWrong, row.At("valid_to"), "Expected a last day that is not before the first.");
        }

        return faults.Count > before || file is null ? null : Addition(row, layer!, file, from, to); // a file needs a layer
    }

    private CodeAddition Addition(TableRow row, string layer, string file, DateOnly? from, DateOnly? to) => new(file, row.Reference, layer, row["institution"], row["concept"], Code(row), row["target"])
    {
        Direction = row["direction"] == "back" ? CodeDirection.Back : CodeDirection.Forward,
        Row = new TimedCode(Code(row), row["target"], from, to, row.Reference),
        Cells = new Dictionary<string, string>
        {
            ["code"] = Code(row),
            ["display"] = SpreadsheetCell.Read(row["display"]),
            ["target"] = row["target"],
            ["target_display"] = row["target_display"] is { Length: > 0 } display ? display : Targets(row)?.GetValueOrDefault(row["target"]) ?? "",
            ["equivalence"] = row["equivalence"],
            ["valid_from"] = Text(from),
            ["valid_to"] = Text(to),
            ["note"] = row["note"],
        },
    };

    // As exported stands in brackets: no spreadsheet program makes a number of that.
    private void CheckCode(TableRow row)
    {
        (string exported, string guarded) = (row["as_exported"], row["direction"] == "back" ? "target" : "code");
        string now = guarded == "code" ? Code(row) : row["target"];
        if (exported.Length > 0 && exported != WorkListSheet.Exported(now))
        {
            string was = exported.Trim('[', ']');
            bool lostZeros = was.TrimStart('0') == now;
            faults.Add(IssueCodes.CodeChanged, row.At(guarded), lostZeros
                ? $"The code was {was}; the spreadsheet program took the zeros off its front. Format the column as text, or export again and fill that file in."
                : $"The code was {was}. Write it as it was, or export again and fill that file in.");
        }
        else if (now.Length == 0 || MaskedText.IsMasked(now))
        {
            faults.Add(IssueCodes.WorkListRowWrong, row.At(guarded), now.Length == 0 ? "Expected a code." : "A person's number is no code: mend the 'source' of the table row that reads it.");
        }
    }

    private void CheckConcept(TableRow row)
    {
        if (!concepts.Contains(row["concept"]))
        {
            faults.Add(IssueCodes.WorkListRowWrong, row.At("concept"), $"No code table has the name '{row["concept"]}'.{NearestName.Hint(row["concept"], concepts)}");
        }
    }

    private string? Layer(TableRow row)
    {
        string? layer = LayerNames.Of(row["layer"]);
        if (layer is null)
        {
            faults.Add(IssueCodes.LayerWrong, row.At("layer"), $"Expected institution, city, province, source or national.{NearestName.Hint(row["layer"], LayerNames.All)}");
        }

        return layer;
    }

    private string? Refuse(TableRow row, string column, string reason)
    {
        faults.Add(IssueCodes.LayerWrong, row.At(column), reason);
        return null;
    }

    private void CheckTarget(TableRow row)
    {
        string target = row["target"];
        if (target.Length == 0 || Targets(row) is not { } known || known.ContainsKey(target))
        {
            return;
        }

        string? padded = known.Keys.FirstOrDefault(code => code.Length > target.Length && code.TrimStart('0') == target.TrimStart('0'));
        string? named = known.FirstOrDefault(entry => entry.Value == target).Key;
        string hint = padded is not null ? $" Is it '{padded}'? Spreadsheet programs take zeros off the front." : named is not null ? $" '{target}' is the name of '{named}'." : NearestName.Hint(target, known.Keys);
        faults.Add(IssueCodes.TargetUnlisted, row.At("target"), $"'{target}' is not in the national list of '{row["concept"]}'.{hint}");
    }

    private IReadOnlyDictionary<string, string>? Targets(TableRow row)
    {
        (string institution, string source, string concept) key = (row["institution"], row["source"].Split('@')[0], row["concept"]);
        if (!targets.TryGetValue(key, out IReadOnlyDictionary<string, string>? known))
        {
            targets.Add(key, known = advice.TargetsOf(new ListedCode(key.institution, key.source, key.concept, "", CodeDirection.Forward, null, null)));
        }

        return known;
    }

    private DateOnly? Day(TableRow row, string column)
    {
        if (row[column].Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(row[column], DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        faults.Add(IssueCodes.WorkListRowWrong, row.At(column), "Expected a date such as 2026-01-31.");
        return null;
    }

    private static string Code(TableRow row) => SpreadsheetCell.Read(row["code"]);

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
