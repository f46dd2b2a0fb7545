using Gateway.Canonical;
using Gateway.Contract;

namespace Gateway.Mapping;

/// <summary>Two rows that write one place although both may apply.</summary>
internal static class ClashCheck
{
    /// <summary>Looks through the rows of one table.</summary>
    public static void Check(IEnumerable<CheckedRow> rows, TableKind kind, FaultList faults)
    {
        foreach (IGrouping<(string Target, string Walk), CheckedRow> same in rows.GroupBy(row => (row.Target, row.Walk)).Where(group => group.Skip(1).Any()))
        {
            (CheckedRow Row, Condition? When)[] twins = [.. same.Select(row => (row, WritesWhen(row, Mentions.ConditionOf(row, new SourceParser(kind, ElementModel.Default, EachParser.ContinuesOf(row.Levels))))))];
            for (int later = 1; later < twins.Length; later++)
            {
                CheckedRow? earlier = twins.Take(later).FirstOrDefault(twin => Clash(twin, twins[later], kind)).Row;
                if (earlier is not null)
                {
                    Tell(earlier, twins[later].Row, faults);
                }
            }
        }
    }

    // A row whose field is not there writes nothing, unless a transform gives something for nothing.
    private static Condition? WritesWhen(CheckedRow row, Condition? when)
    {
        bool needsField = row.Value.Source is SourceExpression.Field && !row.Calls.Any(call => call.Split(' ')[0] is "default" or "else" or "count" or "sum");
        return !needsField ? when : when is null ? new Condition.Exists(row.Value.Source) : new Condition.And(new Condition.Exists(row.Value.Source), when);
    }

    private static bool Clash((CheckedRow Row, Condition? When) earlier, (CheckedRow Row, Condition? When) later, TableKind kind)
    {
        // In a platform table the first row that gives a value counts: several rows are alternatives, unless they are the same row twice.
        bool areAlternatives = kind == TableKind.Platform || (kind == TableKind.Answer && later.Row.Target.StartsWith("fact:", StringComparison.Ordinal));
        return areAlternatives
            ? earlier.Row.Row["source"] == later.Row.Row["source"] && earlier.Row.Row["when"] == later.Row.Row["when"] && earlier.Row.Row["transform"] == later.Row.Row["transform"]
            : !AddsCodings(earlier.Row, later.Row) && Overlap.IsPossible(earlier.When, later.When);
    }

    // Codings of several systems stand side by side in a CodeableConcept.
    private static bool AddsCodings(CheckedRow earlier, CheckedRow later) => earlier.Value.Concept is not null && later.Value.Concept is not null && earlier.Value.Concept != later.Value.Concept;

    private static void Tell(CheckedRow earlier, CheckedRow later, FaultList faults)
    {
        bool isSure = earlier.Row["when"] == later.Row["when"];
        faults.Add(isSure ? IssueCodes.TargetTwice : IssueCodes.TargetMayClash, later.Row.At(isSure ? "target" : "when"), isSure
            ? $"{earlier.Row.Reference} writes {later.Target} too: expected one row, or conditions that exclude each other."
            : $"{earlier.Row.Reference} writes {later.Target} too, and both conditions may hold at once: expected conditions that exclude each other.");
    }
}
