using Gateway.Adapter.Ini;

namespace Gateway.AdapterConformance.Ini.Parsing;

public sealed class IniReaderTests
{
    private const string Layout = """
        { "keys": ["Xming0", "Cardno"], "key-padding": { "length": 6, "with": "0" }, "flag": {},
          "blocks": [{ "count": "Cfxms0", "request": ["code", "name"], "reply": ["code", "name", "share"], "empty": { "word": "无", "lines": ["name"] } }] }
        """;

    private static readonly IniAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, Layout);

    [Fact]
    public void The_fujian_request_gives_its_keys_and_blocks()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "fujian/rewritten/settle.Request.txt");

        SourceRecord record = sample.Open(Adapter).Read(sample.Bytes).Value;

        Assert.Equal("FJ9999000001", record["mzsf/Cardno"]);
        Assert.Equal("GH20200102000001;GH20200102000002", record["mzsf/Ghlsh0"]);
        Assert.Equal("阿莫西林胶囊", record["mzsf/item[1]/名称"]);
        Assert.Equal("样例医师", record["mzsf/item[2]/医生"]);
        Assert.Null(record["mzsf/item[2]/规格"]);
        Assert.True(SourcePath.Parse("mzsf/item[2]/规格").First(record.Root).Exists);
        Assert.False(SourcePath.Parse("mzsf/item[3]").First(record.Root).Exists);
    }

    [Fact]
    public void Sections_are_lower_case_and_keys_spelled_by_the_layout()
    {
        SourceRecord record = codec.Read("[MZSF]\nrequest=TRUE\n XMING =测试甲\nOther=1\nother=2\n").Value;

        Assert.Equal("测试甲", record["mzsf/Xming0"]);
        Assert.Equal("1", record["mzsf/Other0"]);
        Assert.Equal("2", record["mzsf/other0"]);
    }

    [Fact]
    public void A_value_is_found_at_its_bytes()
    {
        SourceRecord record = codec.Read("[a]\nRequest=TRUE\nCardno=C1\n").Value;

        Assert.Equal(new SourceLocation("a/Cardno", 24, 2), SourcePath.Parse("a/Cardno").First(record.Root).Location);
    }

    [Fact]
    public void Lines_of_a_block_may_look_like_keys_sections_or_nothing()
    {
        SourceRecord record = codec.Read("[a]\nRequest=TRUE\nCfxms0=2\nCardno=C1\nA\n[x]=1\n\n无\n").Value;

        Assert.Equal("C1", record["a/Cardno"]);
        Assert.Equal("[x]=1", record["a/item[1]/name"]);
        Assert.Null(record["a/item[2]/code"]);
        Assert.Null(record["a/item[2]/name"]);
    }

    [Fact]
    public void A_reply_has_the_blocks_of_a_reply()
    {
        SourceRecord record = codec.Read("[a]\r\nReply=true\r\nCfxms0=1\r\n1\r\n无\r\n0.1").Value;

        Assert.Equal("0.1", record["a/item/share"]);
    }

    [Fact]
    public void Mixed_line_ends_and_a_byte_order_mark_do_not_matter()
    {
        SourceRecord record = codec.Read("\uFEFF[a]\r\nRequest=TRUE\rCfxms0=1\n1\r\n2\n").Value;

        Assert.Equal("2", record["a/item/name"]);
    }

    [Theory]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=2\n1\nx\n", "GW2004 a/Cfxms0 24", "a block is missing")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=1\n1\n", "GW2004 a/Cfxms0 24", "a line is missing")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=1\n1\nx\ny\n", "GW2004 a/Cfxms0 24", "a line too many")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=0\ny=1\n", "GW2004 a/Cfxms0 24", "lines after a count of none")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=two\n", "GW2004 a/Cfxms0 24", "no number")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=-1\n", "GW2004 a/Cfxms0 24", "below zero")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=9999999999\n", "GW2004 a/Cfxms0 24", "no number of this world")]
    [InlineData("[a]\nRequest=TRUE\nCfxms0=2000000000\n1\n", "GW2004 a/Cfxms0 24", "huge")]
    [InlineData("[a]\nCardno=1\n", "GW2003 a 0", "no flag")]
    [InlineData("[a]\nReply=FALSE\n", "GW2002 a/Reply 10", "not complete")]
    [InlineData("[a]\nReply=TRUE\nRequest=TRUE\n", "GW2002 a 0", "both flags")]
    [InlineData("Request=TRUE\n", "GW2002  0", "no section")]
    [InlineData("[a]\nRequest=TRUE\nbare\n", "GW2002 a 17", "a bare line")]
    [InlineData("[a]\nRequest=TRUE\n=x\n", "GW2002 a 17", "no key")]
    [InlineData("[ ]\nRequest=TRUE\n", "GW2002  0", "a section without a name")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about)
    {
        Assert.Equal((expected, about), (Message.IssueOf(codec.Read(text)), about));
    }

    [Fact]
    public void Undecodable_bytes_are_named_by_key_and_offset_and_the_rest_is_still_there()
    {
        ICodec gbk = Message.Open(Adapter, Layout, "gbk");

        Outcome<SourceRecord> outcome = gbk.Read((byte[])[.. "[a]\nRequest=TRUE\nCardno=C1\nXming0=x"u8, 0xFF, .. "\n"u8]);

        Assert.Equal("GW2001 a/Xming0 35", Message.IssueOf(outcome));
        Assert.Equal("C1", outcome.Partial?["a/Cardno"]);
    }

    [Fact]
    public void A_section_that_the_layout_does_not_list_is_an_unknown_message()
    {
        ICodec strict = Message.Open(Adapter, """{ "sections": ["mzsf"] }""");

        Assert.Equal("GW2005  0", Message.IssueOf(strict.Read("[other]\na=1\n")));
        Assert.True(strict.Read("[MZSF]\na=1\n").Succeeded);
    }

    [Fact]
    public void More_than_a_thousand_unlisted_keys_or_a_hundred_sections_are_too_many()
    {
        string keys = "[a]\nRequest=TRUE\n" + string.Concat(Enumerable.Range(0, 2000).Select(number => $"k{number}=\n"));
        string sections = string.Concat(Enumerable.Range(0, 101).Select(number => $"[s{number}]\nRequest=TRUE\n"));

        Assert.All(codec.Read(keys).Issues, issue => Assert.Equal(IssueCodes.LimitExceeded, issue.Code));
        Assert.StartsWith("GW2007", Message.IssueOf(codec.Read(sections)), StringComparison.Ordinal);
    }
}
