using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited.Parsing;

public sealed class NestedFieldsTests
{
    private static readonly DelimitedAdapter Adapter = new();

    private readonly ICodec envelope = Message.OpenSample(Adapter, "envelope");
    private readonly ICodec slots = Message.OpenSample(Adapter, "slots");
    private readonly ICodec buffer = Message.OpenSample(Adapter, "buffer");

    [Fact]
    public void Four_levels_of_separators_give_four_levels_of_names()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "envelope/two-records.txt");

        SourceRecord record = envelope.Read(sample.Bytes).Value;

        Assert.Equal<IEnumerable<string?>>(["detail", "320100990001", "MZ20200102000001", "阿莫西林胶囊", "感冒", "静脉注射", null, "1"],
            new[] { "shape", "call/机构", "call/入参[1]/流水", "call/入参[1]/名称", "call/入参[1]/诊断[2]/名称", "call/入参[2]/名称", "call/入参[2]/诊断", "call/联机" }.Select(path => record[path]));
        Assert.Equal(new SourceLocation("call/入参[2]/种类", 149, 1), SourcePath.Parse("call/入参[2]/种类").First(record.Root).Location);
    }

    [Theory]
    [InlineData("2310^1^2^3^4^5^a|b^1^", "GW2003 call/入参 15", "too few fields inside")]
    [InlineData("2310^1^2^3^4^5^a|b|c$a^1^", "GW2003 call/入参[2] 21", "too few fields in the second record")]
    [InlineData("2310^1^2^3^4^5^a|b|c|d|e|x~y~z|g^1^", "GW2002 call/入参/诊断 25", "too many fields two levels down")]
    [InlineData("2310^1^2^3^4^5^^1^", "GW2003 call/入参 15", "nothing inside")]
    [InlineData("2310^1^2^3^4^5^a|b|c^1", "GW2002 call 0", "no separator at the end of the envelope")]
    [InlineData("2310^1^2^3^4^a|b|c^", "GW2003 call 0", "an envelope with too few parts")]
    public void What_is_wrong_inside_is_said_with_its_place(string text, string expected, string about) =>
        Assert.Contains(expected, envelope.Read(text).Issues.Select(issue => $"{issue.Code.Id} {issue.At.Path} {issue.At.Offset}").Append(about));

    [Theory]
    [InlineData("3200|331130|MZ1|I10|高血压|||J06|感冒|||E|", "call/诊断[3]/编码", "J06")]
    [InlineData("3200|331130|MZ1|I10|高血压|||J06|感冒|||E|", "call/标志", "E")]
    [InlineData("3200|331200|2|A|1|B|2|E", "call/项目[2]/代码", "B")]
    [InlineData("3200|331200| 01 |A|1|E", "call/尾", "E")]
    [InlineData("3100|MZ1|A|LS1|B|LS2", "call/退单[2]/原流水", "LS2")]
    [InlineData("3100|MZ1|A|LS1|", "call/退单/原流水", "LS1")]
    [InlineData("H|1|1\nD|7\nT|9", "row/代码", "7")]
    public void Groups_that_stand_among_the_fields_of_a_line_are_found(string text, string path, string value) =>
        Assert.Equal(value, slots.Read(Message.Bytes(text, "gbk")).Value[path]);

    [Fact]
    public void Slots_behind_the_last_that_is_filled_are_no_groups()
    {
        SourceRecord record = slots.Read(Message.Bytes("3200|331130|MZ1|I10|高血压|||J06|感冒|||E|", "gbk")).Value;

        Assert.Equal(3, record.Root.Child("call").Children.Count(child => child.Name == "诊断"));
    }

    [Theory]
    [InlineData("3200|331200|3|A|1|B|2|E", "GW2003 call")]
    [InlineData("3200|331200|4|A|1|B|2|E", "GW2004 call/项目")]
    [InlineData("3200|331200|x|A|1|E", "GW2004 call/条数")]
    [InlineData("3200|331200|1|A|1|B|2|E", "GW2002 call")]
    [InlineData("3200|331200|2147483647|A|1|E", "GW2004 call/项目")]
    [InlineData("3100|MZ1|A|LS1|B", "GW2003 call")]
    [InlineData("3200|331190|MZ1", "GW2005 ")]
    [InlineData("H|1|1\nX|7\nT|9", "GW2002 row")]
    public void Counts_and_kinds_that_do_not_agree_are_said(string text, string expected) =>
        Assert.Contains(expected, slots.Read(Message.Bytes(text, "gbk")).Issues.Select(issue => $"{issue.Code.Id} {issue.At.Path}"));

    [Fact]
    public void The_filling_of_a_buffer_is_no_part_of_its_last_value()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "buffer/padded.bin");

        SourceRecord record = buffer.Read(sample.Bytes).Value;

        Assert.Equal(("测试甲", "0", null), (record["head/姓名"], record["head/封锁"], record["head/封锁原因"]));
        Assert.False(record.Root.Child("head").Child("备用").Exists);
    }

    [Fact]
    public void A_leading_separator_is_no_empty_field_and_is_missed_where_it_must_be()
    {
        Assert.Equal("20.50", buffer.Read("|25.00|20.50|0.00|").Value["row/账户"]);
        Assert.Equal("GW2005  0", Message.IssueOf(buffer.Read("25.00|20.50|0.00|")));
        Assert.Equal("GW2002 row[2] 19", Message.IssueOf(buffer.Read("|25.00|20.50|0.00|\n25.00|20.50|0.00|")));
    }

    [Theory]
    [InlineData("code,name,spec\n1,\"a,b\",c\n", "a,b")]
    [InlineData("code,name,spec\n1,\"a\r\nb\",c\n", "a\r\nb")]
    [InlineData("code,name,spec\n1,\"a \"\"b\"\"\",c\n", "a \"b\"")]
    [InlineData("code,name,spec\n1,a\"b,c\n", "a\"b")]
    public void Quotes_hold_separators_line_ends_and_quotes(string text, string name) =>
        Assert.Equal(name, Message.OpenSample(Adapter, "quoted").Read(text).Value["row/名称"]);

    [Fact]
    public void A_shape_of_the_same_beginning_is_chosen_by_its_number_of_fields()
    {
        ICodec versions = Message.Open(Adapter, """
            { "separator": "|", "shapes": [
              { "name": "old", "begins-with": "09", "lines": [{ "name": "call", "fields": ["f", "a"] }] },
              { "name": "new", "begins-with": "09", "lines": [{ "name": "call", "fields": ["f", "a", "b"] }] }] }
            """);

        Assert.Equal(("old", "new"), (versions.Read("09|1").Value["shape"], versions.Read("09|1|2").Value["shape"]));
        Assert.Equal("GW2002 call 0", Message.IssueOf(versions.Read("09|1|2|3|4")));
    }
}
