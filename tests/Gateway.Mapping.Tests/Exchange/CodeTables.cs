using System.Collections.Immutable;
using CsCheck;

namespace Gateway.Mapping.Tests.Exchange;

/// <summary>Generated code tables with what breaks in spreadsheets: leading zeros, long numbers, quotes, line ends, rare characters, nothing.</summary>
internal static class CodeTables
{
    private static readonly Gen<string> Codes = OneOf("01", "001", "1E5", "1.0", "999999199001011234", "2026-01-31", "1-2", "=1+1", "𠮷", "㐀药", "TRUE", "-", "甲 乙", "A_x0041_", "'01", "a;b", "a,b", "a\"b");

    private static readonly Gen<string> Words = Gen.OneOf(
        OneOf("", "", "阿莫西林胶囊", "𠮷野家", "带\"引号\"", "逗号,和分号;", "两\n行", "两\r\n行", "\t制表\t后", "_x000D_", "<b>&amp;", "001", "2026/1/31", "ａ０"),
        Gen.String[Gen.Char[' ', '~'], 0, 12]).Select(text => text.Trim());

    private static readonly Gen<string> Days = OneOf("", "2026-01-31", "1999-12-31");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    /// <summary>Rows with all cells as a table gives them: no code twice, ends trimmed.</summary>
    public static Gen<ImmutableArray<CodeEntry>> Any { get; } =
        Gen.Select(Codes, Words, Codes, Words, OneOf([.. CodeTable.Equivalences.Except(["unmatched"])]), Days, Words, (code, display, target, named, equivalence, day, note) =>
            ((string[])[code, display, target, named, equivalence, day, day, note]).Select(cell => cell.Trim()).ToImmutableArray())
        .Array[1, 12].Select(rows => rows.DistinctBy(cells => cells[0]).Select(cells => new CodeEntry(cells, column => column)).ToImmutableArray());
}
