using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Tables;

public sealed class CsvReaderTests
{
    private static readonly Gen<string> Piece = Gen.OneOf("a", "甲", ",", "\"", "\"\"", "\r", "\n", "\r\n", " ", "\u3000", ",\"", "\",", "\uFEFF", "1");

    [Fact]
    public void Every_text_has_the_rows_and_cells_that_the_plain_reader_finds() =>
        Piece.Array[0, 14].Select(string.Concat).Sample(text =>
        {
            List<ImmutableArray<string>> plain = CsvText.Rows(text);

            Assert.Equal(
                plain.Select((cells, index) => $"{index + 1} {cells.Length} {cells.Any(cell => !string.IsNullOrWhiteSpace(cell))} {string.Join('|', cells.Select(cell => cell.Trim()))}"),
                Rows(text));
        }, iter: 20_000);

    [Fact]
    public void Cells_without_room_are_passed_over_but_counted()
    {
        var csv = new CsvReader("a,b,\"c\nd\"\n1,2,3"u8, new CsvCell[2]);

        Assert.True(csv.Read());
        Assert.Equal(("b", 3, ""), (Encoding.UTF8.GetString(csv.Cell(1)), csv.Count, Encoding.UTF8.GetString(csv.Cell(2))));
        Assert.True(csv.Read());
        Assert.Equal(("1", 2), (Encoding.UTF8.GetString(csv.Cell(0)), csv.Number));
        Assert.False(csv.Read());
    }

    private static List<string> Rows(string text)
    {
        var rows = new List<string>();
        var csv = new CsvReader(Encoding.UTF8.GetBytes(text), new CsvCell[32]);
        while (csv.Read())
        {
            var cells = new List<string>();
            for (int column = 0; column < csv.Count; column++)
            {
                cells.Add(Encoding.UTF8.GetString(csv.Cell(column)));
            }

            rows.Add($"{csv.Number} {csv.Count} {csv.HoldsAnything} {string.Join('|', cells)}");
        }

        return rows;
    }
}
