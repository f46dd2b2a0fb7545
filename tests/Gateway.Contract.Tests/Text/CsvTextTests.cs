using CsCheck;

namespace Gateway.Contract.Tests.Text;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a,b\nc,d", "a|b/c|d")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("\uFEFFa", "a")]
    [InlineData("a,\n,b\n", "a|/|b")]
    [InlineData("\"a,\"\"b\"\"\",c", "a,\"b\"|c")]
    [InlineData("\"a\nb\",c\nd", "a\nb|c/d")]
    [InlineData("a\n\nb", "a//b")]
    [InlineData("\"open,x\ny", "open,x\ny")]
    public void Text_is_cut_into_rows_and_cells(string csv, string expected)
    {
        Assert.Equal(expected, string.Join('/', CsvText.Rows(csv).Select(row => string.Join('|', row))));
    }

    [Fact]
    public void What_was_quoted_comes_back()
    {
        Gen.String[Gen.Char["ab,\"\r\n 甲"], 0, 8].Array[1, 4].Array[1, 4].Sample(rows =>
        {
            string csv = string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
            Assert.Equal(rows.Select(row => row.AsEnumerable()), CsvText.Rows(csv).Select(row => row.AsEnumerable()));
        });
    }

    [Theory]
    [InlineData("birthdat", "birthDate")]
    [InlineData("identifer", "identifier")]
    [InlineData("zzz", null)]
    public void The_nearest_name_is_what_somebody_meant(string wrong, string? expected)
    {
        Assert.Equal(expected, NearestName.Of(wrong, ["birthDate", "identifier", "gender"]));
    }
}
