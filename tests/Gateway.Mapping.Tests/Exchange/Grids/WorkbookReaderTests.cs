using Gateway.Contract;

namespace Gateway.Mapping.Tests.Exchange.Grids;

public sealed class WorkbookReaderTests
{
    [Theory]
    [InlineData("<c r=\"A1\"><v>1</v></c>", "1", "Number")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>1</v></c>", "01", "Number")]
    [InlineData("<c r=\"A1\"><v>1.2345678901234567E+17</v></c>", "1.2345678901234567E+17", "LongNumber")]
    [InlineData("<c r=\"A1\"><v>0.1</v></c>", "0.1", "Number")]
    [InlineData("<c r=\"A1\" s=\"2\"><v>45292</v></c>", "2024-01-01", "Date")]
    [InlineData("<c r=\"A1\" s=\"3\"><v>45292.5</v></c>", "2024-01-01 12:00:00", "Date")]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A", "Error")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE", "Logical")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>B1</f><v>01</v></c>", "01", "Text")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>0</v></c>", "shared", "Text")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>", "ab", "Text")]
    public void A_cell_is_what_the_spreadsheet_takes_it_for(string cell, string text, string kind)
    {
        Grid sheet = Assert.Single(WorkbookReader.Read(SpreadsheetFile.Of($"<row r=\"1\">{cell}</row>", "shared"), "a.xlsx").Value);

        Assert.Equal((text, kind), (sheet[0, 0].Text, sheet[0, 0].Kind.ToString()));
    }

    [Fact]
    public void Rows_and_columns_that_the_file_leaves_out_keep_their_numbers()
    {
        Grid sheet = Assert.Single(WorkbookReader.Read(SpreadsheetFile.Of("<row r=\"3\"><c r=\"AB3\"><v>7</v></c></row>"), "a.xlsx").Value);

        Assert.Equal("7", sheet[2, 27].Text);
        Assert.Equal("a.xlsx:Sheet1!AB3", sheet.At(2, 27, "code"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void A_workbook_that_was_cut_off_is_refused(int length)
    {
        Outcome<System.Collections.Immutable.ImmutableArray<Grid>> read = WorkbookReader.Read(SpreadsheetFile.Of("")[..length], "a.xlsx");

        Assert.Equal((IssueCodes.FileUnreadable, "a.xlsx"), (Assert.Single(read.Issues).Code, read.Issues[0].At.Path));
    }
}
