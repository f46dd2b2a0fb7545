using System.Text;
using Gateway.Adapter.Excel;

namespace Gateway.AdapterConformance.Excel.Biff;

public sealed class BiffWorkbookTests
{
    private readonly ICodec codec = Message.Open(new ExcelAdapter(), """{ "lists": [{ "name": "list", "columns": ["代码", "名称"] }] }""");

    public static TheoryData<string, byte[]> Cells => new()
    {
        { "shared", OldWorkbook.Cell(0x00FD, 1, 0, OldWorkbook.Number(1)) },
        { "label", OldWorkbook.Cell(0x0204, 1, 0, OldWorkbook.Text("名称")) },
        { "narrow label", OldWorkbook.Cell(0x0204, 1, 0, [3, 0, 0, .. "abc"u8]) },
        { "number", OldWorkbook.Cell(0x0203, 1, 0, OldWorkbook.Double(20190429)) },
        { "fifteen digits", OldWorkbook.Cell(0x0203, 1, 0, OldWorkbook.Double(123456789012345)) },
        { "whole", OldWorkbook.Cell(0x027E, 1, 0, OldWorkbook.Number((-7 << 2) | 2)) },
        { "hundredths", OldWorkbook.Cell(0x027E, 1, 0, OldWorkbook.Number((1234 << 2) | 3)) },
        { "upper half", OldWorkbook.Cell(0x027E, 1, 0, OldWorkbook.Number((int)(BitConverter.DoubleToInt64Bits(1.5) >> 32))) },
        { "several", OldWorkbook.Record(0x00BD, [1, 0, 0, 0, 0, 0, .. OldWorkbook.Number((5 << 2) | 2), 0, 0, .. OldWorkbook.Number((6 << 2) | 2), 1, 0]) },
        { "true", OldWorkbook.Cell(0x0205, 1, 0, 1, 0) },
        { "error", OldWorkbook.Cell(0x0205, 1, 0, 0x07, 1) },
        { "formula", OldWorkbook.Cell(0x0006, 1, 0, [.. OldWorkbook.Double(2.5), .. new byte[6]]) },
        { "formula true", OldWorkbook.Cell(0x0006, 1, 0, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF, .. new byte[6]]) },
        { "formula error", OldWorkbook.Cell(0x0006, 1, 0, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF, .. new byte[6]]) },
        { "formula text", [.. OldWorkbook.Cell(0x0006, 1, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. new byte[6]]), .. OldWorkbook.Record(0x0207, OldWorkbook.Text("合计"))] },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_kind_of_cell_reads_as_the_program_shows_it(string kind, byte[] records)
    {
        string shown = kind switch
        {
            "shared" or "label" => "名称",
            "narrow label" => "abc",
            "number" => "20190429",
            "fifteen digits" => "123456789012345",
            "whole" => "-7",
            "hundredths" => "12.34",
            "upper half" => "1.5",
            "several" => "5",
            "true" or "formula true" => "TRUE",
            "error" => "#DIV/0!",
            "formula" => "2.5",
            "formula error" => "#N/A",
            _ => "合计",
        };

        Assert.Equal(shown, codec.Read(OldWorkbook.Of([records])).Value["list/row/代码"]);
    }

    [Fact]
    public void Formats_make_days_and_zeros_of_numbers()
    {
        byte[][] formats = [OldWorkbook.Record(0x041E, [170, 0, 3, 0, 0, .. "000"u8]), Style(170), Style(14)]; // styles 0 and 1; the workbook's own is the third
        byte[] cells = [.. OldWorkbook.Record(0x0203, [1, 0, 0, 0, 0, 0, .. OldWorkbook.Double(51)]), .. OldWorkbook.Record(0x0203, [1, 0, 1, 0, 1, 0, .. OldWorkbook.Double(43584.5)])];

        SourceRecord record = codec.Read(OldWorkbook.Of([cells], formats)).Value;

        Assert.Equal(("051", "2019-04-29 12:00:00"), (record["list/row/代码"], record["list/row/名称"]));
    }

    [Fact]
    public void Days_may_count_from_1904() => Assert.Equal("2019-04-29", codec.Read(OldWorkbook.Of(
        [OldWorkbook.Cell(0x0203, 1, 0, OldWorkbook.Double(43584 - 1462))], [OldWorkbook.Record(0x0022, [1, 0]), Style(14)])).Value["list/row/代码"]);

    [Fact]
    public void A_text_that_goes_on_in_the_next_record_changes_its_width_there()
    {
        byte[] rich = [2, 0, 0x0C, 1, 0, 3, 0, 0, 0, .. "ok"u8, 9, 9, 9, 9, 7, 7, 7]; // with a run and three bytes of pronunciation behind it
        byte[][] parts = [[6, 0, 0, .. "abc"u8], [1, .. Encoding.Unicode.GetBytes("甲乙丙"), .. rich[..12]], rich[12..]];

        SourceRecord record = codec.Read(OldWorkbook.Of([OldWorkbook.Cell(0x00FD, 1, 0, OldWorkbook.Number(2)), OldWorkbook.Cell(0x00FD, 1, 1, OldWorkbook.Number(3))], shared: parts, sharedCount: 2)).Value;

        Assert.Equal(("abc甲乙丙", "ok"), (record["list/row/代码"], record["list/row/名称"]));
    }

    [Fact]
    public void Rows_and_cells_may_come_in_any_order_and_a_chart_inside_a_sheet_is_passed_over()
    {
        byte[] chart = [.. OldWorkbook.Record(0x0809, [0x00, 0x06, 0x20, 0x00]), .. OldWorkbook.Cell(0x0203, 1, 0, OldWorkbook.Double(9)), .. OldWorkbook.Record(0x000A, [])];

        SourceRecord record = codec.Read(OldWorkbook.Of([OldWorkbook.Cell(0x0203, 2, 1, OldWorkbook.Double(4)), OldWorkbook.Cell(0x0203, 2, 0, OldWorkbook.Double(3)), chart, OldWorkbook.Cell(0x0203, 1, 0, OldWorkbook.Double(1))])).Value;

        Assert.Equal(("1", "3", "4"), (record["list/row[1]/代码"], record["list/row[2]/代码"], record["list/row[2]/名称"]));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("encrypted")]
    [InlineData("Excel 5")]
    [InlineData("no such text")]
    [InlineData("column")]
    [InlineData("cut off")]
    public void What_is_no_safe_workbook_is_refused(string fault)
    {
        byte[] bytes = fault switch
        {
            "password" => OldWorkbook.Of([], [OldWorkbook.Record(0x002F, [1, 0])]),
            "encrypted" => OldWorkbook.InFile(new byte[10], "EncryptedPackage"),
            "Excel 5" => OldWorkbook.InFile(new byte[10], "Book"),
            "no such text" => OldWorkbook.Of([OldWorkbook.Cell(0x00FD, 1, 0, OldWorkbook.Number(77))]),
            "column" => OldWorkbook.Of([OldWorkbook.Cell(0x0203, 1, 256, OldWorkbook.Double(1))]),
            _ => OldWorkbook.Of([])[..^1],
        };

        Assert.Equal("GW2002", Assert.Single(codec.Read(bytes).Issues).Code.Id);
    }

    [Fact]
    public void Far_columns_cost_no_memory_that_the_file_did_not_bring()
    {
        byte[][] rows = [.. Enumerable.Range(1, 4000).Select(row => OldWorkbook.Cell(0x027E, row, 255, OldWorkbook.Number(2)))];

        Assert.Equal("GW2007", Assert.Single(codec.Read(OldWorkbook.Of(rows)).Issues).Code.Id);
    }

    [Fact]
    public void A_chain_of_sectors_that_goes_in_circles_ends()
    {
        byte[] bytes = OldWorkbook.Of([]);
        OldWorkbook.Number(1).CopyTo(bytes, 512 + 4); // the directory's only sector follows itself

        Assert.Equal("GW2002", Assert.Single(codec.Read(bytes).Issues).Code.Id);
    }

    private static byte[] Style(byte format) => OldWorkbook.Record(0x00E0, [0, 0, format, .. new byte[17]]);
}
