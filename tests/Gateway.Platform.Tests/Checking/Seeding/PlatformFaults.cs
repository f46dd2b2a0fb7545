using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gateway.Seeding;

/// <summary>Mistakes in the national tables and in code tables.</summary>
internal static partial class PlatformFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("platform field misspelt", IsFill, "field", (_, _) => true, (cell, random) => Spelling.Slip(cell, random, Spelling.Words())),
        new("platform source misspelt", IsFill, "source", (table, row) => table.Cell(row, "source").Contains('.', StringComparison.Ordinal), (cell, random) => Spelling.Slip(cell, random, Spelling.Elements())),
        new("platform fact misspelt", IsFill, "source", (table, row) => table.Cell(row, "source").StartsWith("fact:", StringComparison.Ordinal), (cell, random) => Spelling.Slip(cell, random, FactName())),
        new("max_length too long", IsFill, "max_length", (table, row) => table.Cell(row, "max_length") is "30" or "50" or "6" or "3" && !table.Cell(row, "transform").StartsWith("decimal", StringComparison.Ordinal), (_, _) => "999"),
        new("literal outside the dictionary", IsFill, "source", (table, row) => table.Cell(row, "source").StartsWith('\''), (_, random) => $"'Q{random.Next(10)}'"),
        new("date into a number", IsFill, "source", (table, row) => table.Cell(row, "transform").StartsWith("decimal", StringComparison.Ordinal) && table.Cell(row, "each").Length == 0 && !table.Cell(row, "source").StartsWith("fact:", StringComparison.Ordinal), (_, _) => "Claim.created"),
        new("answer field misspelt", IsAnswer, "source", (table, row) => table.Cell(row, "source") is { Length: > 0 } source && source[0] != '\'' && !source.Contains(':', StringComparison.Ordinal), (cell, random) => Spelling.Slip(cell, random, Spelling.Names())),
        new("duplicate code row", IsCodes, "", (_, _) => true, (_, _) => null) { Whole = (table, row) => (table.WithCopy(row), [row, table.LastRow + 1]) },
        new("overlapping validity", IsCodes, "", (_, _) => true, (_, _) => null) { Whole = (table, row) => (table.WithCopy(row, "valid_from", "2026-01-01"), [row, table.LastRow + 1]) },
        new("date that does not exist", IsCodes, "valid_from", (_, _) => true, (_, random) => random.Next(2) == 0 ? "2026-02-30" : "2026/1/1"),
        new("equivalence unknown", IsCodes, "equivalence", (_, _) => true, (_, _) => "eqal"),
        new("full-width digit in a code", IsCodes, "code", (table, row) => table.Cell(row, "code").Any(char.IsAsciiDigit), (cell, _) => Digit().Replace(cell, match => ((char)(match.Value[0] + 0xFEE0)).ToString(), 1)),
        new("code target outside the national list", name => IsCodes(name) && (name.Contains("fee-category", StringComparison.Ordinal) || name.Contains("settlement-class", StringComparison.Ordinal) || name.Contains("caty-of", StringComparison.Ordinal)), "target", (_, _) => true, (cell, _) => "Q" + cell),
        new("code without target", IsCodes, "target", (_, _) => true, (_, _) => ""),
    ];

    public static bool IsFill(string name) => name.StartsWith("national/platform/nhsa/", StringComparison.Ordinal) && Fill().IsMatch(name);

    public static bool IsAnswer(string name) => name.EndsWith(".answer.csv", StringComparison.Ordinal);

    public static bool IsCodes(string name) => name.Contains("/codes/", StringComparison.Ordinal);

    [GeneratedRegex(@"/[0-9A-Z]+\.csv$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fill();

    [GeneratedRegex(":(?<word>[a-z_]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FactName();

    [GeneratedRegex("[0-9]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digit();
}
