using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gateway.Seeding;

/// <summary>Mistakes in the tables of a sender: messages and replies.</summary>
internal static partial class MessageFaults
{
    private static readonly string[] Mandatory =
    [
        "Encounter.status", "Claim.status", "Claim.use", "Claim.created", "Coverage.status", "Task.status", "Task.intent", "ChargeItem[].status", "ChargeItem[].subject", "Coverage.beneficiary",
        "Claim.insurance.sequence", "Coverage.identifier[credential].value", "ChargeItem[].identifier[detail].value", "ChargeItem[].extension[pric].valueDecimal", "Claim.total.value",
    ];

    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("target element misspelt", IsMessage, "target", (_, _) => true, (cell, random) => Spelling.Slip(cell, random, Spelling.Elements())),
        new("target element in wrong case", IsMessage, "target", (_, _) => true, (cell, random) => Spelling.Case(cell, random, Spelling.Elements())),
        new("source path misspelt", IsMessage, "source", HasPath, (cell, random) => Spelling.Slip(cell, random, Spelling.Names())),
        new("source path in wrong case", IsMessage, "source", HasPath, (cell, random) => Spelling.Case(cell, random, Spelling.Names())),
        new("field number beyond the segment", name => IsMessage(name) && name.Contains("hl7v2", StringComparison.Ordinal), "source", HasPath, (cell, _) => FieldNumber().IsMatch(cell) ? FieldNumber().Replace(cell, "${segment}/1${number}00", 1) : null),
        new("path in condition misspelt", IsMessage, "when", (table, row) => table.Cell(row, "when").Contains('/', StringComparison.Ordinal), (cell, random) => ConditionPath().Match(cell) is { Success: true } path && Spelling.Slip(path.Value, random, Spelling.Names()) is { } slip ? cell.Remove(path.Index, path.Length).Insert(path.Index, slip) : null),
        new("each misspelt", IsMessage, "each", (table, row) => table.Cell(row, "each").Length > 0, (cell, random) => Spelling.Slip(cell, random, Spelling.Names())),
        new("transform unknown", IsMessage, "transform", HasTransform, (cell, random) => Spelling.Slip(cell, random, TransformName())),
        new("transform argument wrong", IsMessage, "transform", HasTransform, Argument),
        new("date transform missing", IsMessage, "transform", (table, row) => IsDate(table, row) && HasTransform(table, row), (_, _) => ""),
        new("transform of another type", IsMessage, "transform", HasTransform, (cell, random) => cell.Contains("date", StringComparison.Ordinal) || cell.Contains("time", StringComparison.Ordinal) ? random.Next(2) == 0 ? "idcard sex" : "money fen" : cell.Contains("decimal", StringComparison.Ordinal) || cell.Contains("number", StringComparison.Ordinal) ? "date yyyyMMdd" : null),
        new("concept misspelt", IsMessage, "codes", (table, row) => table.Cell(row, "codes").Length > 0, (cell, random) => Spelling.Slip(cell, random, Spelling.Words())),
        new("literal outside the required binding", IsMessage, "source", (table, row) => IsLiteral(table, row) && (table.Cell(row, "target").Split('.')[^1] is "status" or "use" or "intent"), (cell, random) => Spelling.Slip(cell, random, Spelling.Words())),
        new("literal outside the national list", IsMessage, "source", (table, row) => IsLiteral(table, row) && table.Cell(row, "target").EndsWith("].valueCode", StringComparison.Ordinal), (_, random) => $"'Q{random.Next(10)}'"),
        new("map to a text outside the binding", IsMessage, "transform", (table, row) => table.Cell(row, "target") == "Patient.gender", (cell, random) => Spelling.Slip(cell, random, MapResult())),
        new("reference to a wrong type", IsMessage, "source", (table, row) => table.Cell(row, "source").StartsWith("ref:", StringComparison.Ordinal) && !table.Cell(row, "target").StartsWith("Task.for", StringComparison.Ordinal), (_, random) => random.Next(2) == 0 ? "ref:Slot" : "ref:Binary"),
        new("condition unbalanced", IsMessage, "when", (table, row) => table.Cell(row, "when").Length > 0, (cell, random) => random.Next(2) == 0 ? "(" + cell : cell.EndsWith('\'') ? cell[..^1] : cell + ")"),
        new("each left out", IsMessage, "each", (table, row) => table.Cell(row, "each").Length > 0, (_, _) => ""),
        new("choice of another type", IsMessage, "target", (table, row) => IsLiteral(table, row) || table.Cell(row, "target").EndsWith("DateTime", StringComparison.Ordinal), OtherChoice),
        new("required says something else", IsMessage, "required", (table, row) => table.Cell(row, "required") == "yes", (_, random) => random.Next(2) == 0 ? "Y" : "yess"),
        new("institution fact misspelt", IsMessage, "source", (table, row) => table.Cell(row, "source").StartsWith("institution:", StringComparison.Ordinal), (cell, random) => Spelling.Slip(cell, random, FactName())),
        new("reply target misspelt", IsReply, "target", (_, _) => true, (cell, random) => Spelling.Slip(cell, random, Spelling.Names())),
        new("reply fact misspelt", IsReply, "source", (table, row) => table.Cell(row, "source").StartsWith("fact:", StringComparison.Ordinal), (cell, random) => Spelling.Slip(cell, random, FactName())),
        new("request path misspelt", IsReply, "source", (table, row) => table.Cell(row, "source").StartsWith("request:", StringComparison.Ordinal), (cell, random) => Spelling.Slip(cell, random, Spelling.Names())),
        new("column misspelt", name => IsMessage(name) || IsReply(name), "", (_, row) => row == 2, (_, _) => null) { Whole = (table, row) => (table.WithHeader("source", "sorce"), [1]) },
        new("required row deleted", IsMessage, "", (table, row) => Mandatory.Contains(table.Cell(row, "target")) && table.Rows.Count(other => table.Cell(other, "target") == table.Cell(row, "target")) == 1, (_, _) => null) { Whole = (table, row) => (table.Without(row), [.. Enumerable.Range(1, table.LastRow)]) },
        new("row twice", name => IsMessage(name) || IsReply(name), "", (table, row) => !table.Cell(row, "source").StartsWith("ref:", StringComparison.Ordinal), (_, _) => null) { Whole = (table, row) => (table.WithCopy(row), [row, table.LastRow + 1]) },
    ];

    public static bool IsMessage(string name) => name.StartsWith("sources/", StringComparison.Ordinal) && name.Count(sign => sign == '/') == 3 && !IsReply(name);

    private static bool IsReply(string name) => name.EndsWith(".reply.csv", StringComparison.Ordinal);

    private static bool HasPath(TableText table, int row) => table.Cell(row, "source") is var source && source[0] != '\'' && !source.Contains(':', StringComparison.Ordinal);

    private static bool HasTransform(TableText table, int row) => table.Cell(row, "transform").Length > 0;

    private static bool IsLiteral(TableText table, int row) => table.Cell(row, "source").StartsWith('\'');

    private static bool IsDate(TableText table, int row) =>
        table.Cell(row, "target").Split('.')[^1] is "birthDate" or "created" or "recordedDate" or "authoredOn" or "occurrenceDateTime" or "start";

    private static string? Argument(string cell, Random random) => random.Next(5) switch
    {
        0 when cell.Contains("yyyyMMdd", StringComparison.Ordinal) => cell.Replace("yyyyMMdd", random.Next(2) == 0 ? "yyyyMMDD" : "yyyymmdd", StringComparison.Ordinal),
        1 when cell.Contains("part 1", StringComparison.Ordinal) => cell.Replace("part 1", "part 0", StringComparison.Ordinal),
        2 when cell.Contains("substring ", StringComparison.Ordinal) => Substring().Replace(cell, "substring 3"),
        3 when cell.Contains("decimal ", StringComparison.Ordinal) => Places().Replace(cell, "decimal two"),
        4 when cell.Contains('=', StringComparison.Ordinal) => cell.Replace("=", " ", StringComparison.Ordinal),
        _ => cell == "trim" ? "trim 1" : null,
    };

    private static string? OtherChoice(string cell, Random random) =>
        cell.EndsWith("valueCode", StringComparison.Ordinal) ? cell.Replace("valueCode", random.Next(2) == 0 ? "valueDate" : "valueBoolean", StringComparison.Ordinal)
        : cell.EndsWith("occurrenceDateTime", StringComparison.Ordinal) ? cell.Replace("occurrenceDateTime", random.Next(2) == 0 ? "occurrence" : "occurrenceDate", StringComparison.Ordinal)
        : null;

    [GeneratedRegex("(?<segment>PID|PV1|FT1|NK1|MSH)/(?<number>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldNumber();

    [GeneratedRegex(@"[^\s()=']+/[^\s()=']+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConditionPath();

    [GeneratedRegex(@"(?<=^|\| )(?<word>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TransformName();

    [GeneratedRegex(@"=(?<word>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MapResult();

    [GeneratedRegex(@":(?<word>[a-z_-]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FactName();

    [GeneratedRegex("substring [0-9]+ [0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Substring();

    [GeneratedRegex("decimal [0-9]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Places();
}
