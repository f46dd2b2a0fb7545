using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited.Parsing;

public sealed class DelimitedReaderTests
{
    private static readonly DelimitedAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """
        { "separator": "|", "shapes": [
          { "name": "call", "begins-with": "f_call", "lines": [{ "name": "head", "fields": ["function", "id"] }] },
          { "name": "bill", "lines": [{ "name": "head", "fields": ["id", "count"] }, { "name": "note", "occurs": "optional", "fields": ["text"] },
            { "name": "row", "occurs": "many", "count": "head/count", "fields": ["code", "name", "sum"], "at-least": 2 }] }] }
        """);

    [Fact]
    public void The_pharmacy_s_file_gives_its_head_and_rows()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "policy-machine/drugs_divide.in");

        SourceRecord record = sample.Open(Adapter).Read(sample.Bytes).Value;

        Assert.Equal<IEnumerable<string?>>(["drugs-divide", "YD20200102000001", "感冒", "31.30", "板蓝根颗粒"], new[] { "shape", "head/药店收费流水号", "head/诊断", "head/总金额", "row[2]/名称" }.Select(path => record[path]));
        Assert.Null(record["head/外配处方号"]);
        Assert.Equal(new SourceLocation("head/外配处方号", 37, 0), SourcePath.Parse("head/外配处方号").First(record.Root).Location);
    }

    [Theory]
    [InlineData("affirm.txt", "affirm", "9999000001")]
    [InlineData("withdrawal.txt", "withdrawal", "9999000001")]
    public void A_call_is_known_by_its_function(string file, string shape, string person)
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "policy-machine/" + file);

        SourceRecord record = sample.Open(Adapter).Read(sample.Bytes).Value;

        Assert.Equal((shape, person), (record["shape"], record["head/社会保障号"]));
    }

    [Fact]
    public void A_gbk_character_whose_second_byte_is_the_separator_is_one_character()
    {
        ICodec gbk = Message.OpenSample(Adapter, "policy-machine");
        string trap = string.Concat(SecondBytes.Characters);

        SourceRecord record = gbk.Read(Message.Bytes($"1|2|3|4|5|{trap}|7|1|9\r\nA|{trap}|1|1|1|1|1\r\n", "gbk")).Value;

        Assert.Equal((trap, trap), (record["head/诊断"], record["row/名称"]));
    }

    [Theory]
    [InlineData("1|2\r\nA|B|1\nC|D\r", "D")]
    [InlineData("\uFEFF1|2|\nA|B|1|\nC|D|\n\n\n", "D")]
    [InlineData("1|2\nremark\nA|B\nC|D|2", "D")]
    public void Line_ends_trailing_separators_and_optional_lines_do_not_matter(string text, string name) =>
        Assert.Equal(name, codec.Read(text).Value["row[2]/name"]);

    [Theory]
    [InlineData("1|1\nA|B\nC|D\n", "GW2004 head/count 2", "a row too many")]
    [InlineData("1|3\nA|B\n", "GW2004 head/count 2", "rows are missing")]
    [InlineData("1|x\nA|B\n", "GW2004 head/count 2", "no number")]
    [InlineData("1|99999999999\nA|B\n", "GW2004 head/count 2", "no number of this world")]
    [InlineData("1|3\nA|B\n\nA|B\n", "GW2003 row[2] 8", "a blank line between rows")]
    [InlineData("1|1\nA|B|C|D\n", "GW2002 row 4", "too many fields")]
    [InlineData("f_call|1|2\n", "GW2002 head 0", "too many fields of a call")]
    [InlineData("f_call\n", "GW2003 head 0", "too few fields of a call")]
    [InlineData("f_call|1\nmore\n", "GW2002  9", "a line after the last")]
    [InlineData("f_other|1|2\n", "GW2005  0", "an unknown call")]
    [InlineData("\n", "GW2002  0", "nothing")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about) =>
        Assert.Equal((expected, about), (Message.IssueOf(codec.Read(text)), about));

    [Fact]
    public void A_required_trailing_separator_is_missed()
    {
        ICodec caret = Message.OpenSample(Adapter, "caret");

        Assert.Equal("GW2002 row 5", Message.IssueOf(caret.Read("0^1^!A1^x^y")));
        Assert.Equal("x", caret.Read("0^1^!A1^x^").Value["row/名称"]);
    }

    [Fact]
    public void A_line_that_occurs_once_is_missed()
    {
        ICodec two = Message.Open(Adapter, """{ "separator": "|", "shapes": [{ "name": "a", "lines": [{ "name": "x", "fields": ["1"] }, { "name": "y", "fields": ["1"] }] }] }""");

        Assert.Equal("GW2003 y 2", Message.IssueOf(two.Read("a\n")));
    }

    [Fact]
    public void Undecodable_bytes_are_named_by_field_and_offset_and_the_rest_is_still_there()
    {
        ICodec gbk = Message.OpenSample(Adapter, "policy-machine");

        Outcome<SourceRecord> outcome = gbk.Read((byte[])[.. "f_drugs_affirm|1"u8, 0xFF, .. "|9"u8]);

        Assert.Equal("GW2001 head/药店收费流水号 16", Message.IssueOf(outcome));
        Assert.Equal("9", outcome.Partial?["head/社会保障号"]);
    }

    [Fact]
    public void A_message_that_is_wrong_in_every_line_names_a_hundred_faults()
    {
        Outcome<SourceRecord> outcome = codec.Read("1|5000\n" + string.Concat(Enumerable.Repeat("wrong\n", 5000)));

        Assert.Equal(IssueList.Limit + 1, outcome.Issues.Length);
        Assert.Equal(IssueCodes.LimitExceeded, outcome.Issues[^1].Code);
    }
}
