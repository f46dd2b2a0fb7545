using System.Text;
using CsCheck;
using Gateway.Contract;

namespace Gateway.Platform.Tests;

public sealed class HisFileTests
{
    [Theory]
    [InlineData("发票号,医疗费总额,退费标志\nMZ1,\"1,028.00\",0\nMZ1,28.00,1\n")]
    [InlineData("发票号\t医疗费总额\t退费标志\r\nMZ1\t1028.00\t0\r\nMZ1\t-28.00\t1\r\n")]
    [InlineData("invoice|total|refund\nMZ1|1028|0\nMZ1|28|1\n")]
    public void Tables_are_read_whatever_stands_between_their_columns(string text)
    {
        HisRow[] rows = [.. HisFile.Read(Encoding.UTF8.GetBytes(text)).Value];

        Assert.Equal([("MZ1", false, 1028m), ("MZ1", true, -28m)], rows.Select(row => (row.Local, row.IsRefund, row.Total)));
    }

    [Fact]
    public void A_file_in_gb18030_is_read() =>
        Assert.Equal("S1", Assert.Single(HisFile.Read(DialectText.ToGb18030("结算ID,医疗费总额\nS1,28.00\n"u8)).Value).Number);

    [Theory]
    [InlineData("发票号,金额\nMZ1,28\n", "1")]
    [InlineData("发票号,医疗费总额\nMZ1,二十八\n", "2")]
    [InlineData("发票号,医疗费总额\nMZ1,1\n,2\n", "3")]
    public void What_cannot_be_read_is_named_by_its_row(string text, string row)
    {
        Issue issue = Assert.Single(HisFile.Read(Encoding.UTF8.GetBytes(text)).Issues);

        Assert.Equal((IssueCodes.HisRowUnreadable, row), (issue.Code, issue.At.Path));
    }

    [Fact]
    public void Whatever_the_bytes_are_reading_never_throws() => Gen.OneOf(Gen.Byte.Array[0, 100], Gen.String[Gen.Char["发票号医疗费总额,\t\n\"1."], 0, 100].Select(Encoding.UTF8.GetBytes)).Sample(bytes => Assert.NotNull(HisFile.Read(bytes)));
}
