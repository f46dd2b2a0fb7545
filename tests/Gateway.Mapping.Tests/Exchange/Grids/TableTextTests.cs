using System.Text;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Exchange.Grids;

public sealed class TableTextTests
{
    private const string Text = "编码,名称\n01,𠮷野家\n";

    [Theory]
    [InlineData(TableText.Utf8)]
    [InlineData(TableText.Utf8WithMark)]
    [InlineData(TableText.Gb18030)]
    public void The_encoding_is_recognised_from_the_bytes(string encoding)
    {
        Outcome<(string Text, string Encoding)> read = TableText.Decode(TableText.Encode(Text, encoding), "a.csv");

        Assert.Equal((Text, encoding), read.Value);
    }

    [Fact]
    public void Unicode_text_of_Excel_is_recognised_by_its_mark() =>
        Assert.Equal((Text, TableText.Utf16), TableText.Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], "a.csv").Value);

    [Fact]
    public void Bytes_that_are_neither_are_refused_with_their_offset()
    {
        byte[] bytes = [.. TableText.Encode("编码,名称\n", TableText.Gb18030), 0xFF, .. "01\n"u8];

        Issue issue = Assert.Single(TableText.Decode(bytes, "a.csv").Issues);
        Assert.Equal((IssueCodes.FileUnreadable, "a.csv"), (issue.Code, issue.At.Path));
        Assert.Contains("byte 10 ", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_character_behind_a_byte_order_mark_is_named_by_its_place_in_the_file()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "code\n"u8, 0xC3, 0x28];

        Assert.Contains("byte 9 ", Assert.Single(TableText.Decode(bytes, "a.csv").Issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_can_be_either_is_not_guessed()
    {
        byte[] bytes = [.. "code,target\n01,"u8, 0xC4, 0xA3, 0xC4, 0xA3]; // 模模 in GB18030, ģģ in UTF-8

        Assert.Contains("--encoding", Assert.Single(TableText.Decode(bytes, "a.csv").Issues).Reason, StringComparison.Ordinal);
        Assert.EndsWith("模模", TableText.Decode(bytes, "a.csv", TableText.Gb18030).Value.Text, StringComparison.Ordinal);
    }
}
