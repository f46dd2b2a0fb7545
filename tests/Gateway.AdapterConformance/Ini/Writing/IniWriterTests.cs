using Gateway.Adapter.Ini;

namespace Gateway.AdapterConformance.Ini.Writing;

public sealed class IniWriterTests
{
    private const string Layout = """
        { "section-case": "upper", "flag": {}, "line-end": "lf",
          "blocks": [{ "count": "N", "request": ["code", "name"], "reply": ["code", "name", "share"], "empty": { "word": "无", "lines": ["name"] } }] }
        """;

    private static readonly IniAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, Layout);

    [Fact]
    public void A_reply_table_s_record_becomes_keys_then_blocks()
    {
        RecordDraft draft = Message.Draft(
            ("mzsf/Reply", "TRUE"), ("mzsf/item[1]/code", "1"), ("mzsf/Error", null), ("mzsf/item[2]/share", "0.1"), ("mzsf/item[2]/code", "2"), ("mzsf/item[2]/name", "乙"));

        Assert.Equal("[MZSF]\nReply=TRUE\nError=\nN=2\n1\n无\n\n2\n乙\n0.1\n", codec.Written(draft));
    }

    [Fact]
    public void A_count_left_empty_is_filled_in_where_it_stands()
    {
        Assert.Equal("[A]\nN=1\nX=1\nc\n无\n", codec.Written(Message.Draft(("a/N", null), ("a/X", "1"), ("a/item/code", "c"))));
    }

    [Fact]
    public void The_fujian_reply_is_written_from_a_table_s_record_byte_for_byte()
    {
        Sample sample = Sample.Of(Adapter).Single(found => found.Name == "fujian/settle.Reply.txt");
        ICodec fujian = sample.Open(Adapter);
        var draft = new RecordDraft();
        foreach (SourceNode leaf in Leaves(fujian.Read(sample.Bytes).Value.Root))
        {
            draft.Set(leaf.Location.Path, leaf.Text);
        }

        Assert.Equal(sample.Bytes, fujian.Write(draft.Build()).Value.ToArray());
    }

    [Theory]
    [InlineData("a/N", "3", "GW2004 a/N")]
    [InlineData("a/X", "two\nlines", "GW2006 a/X")]
    [InlineData("a/item/name", "two\rlines", "GW2006 a/item/name")]
    [InlineData("a/item/other", "1", "GW2006 a/item/other")]
    [InlineData("a/item", "1", "GW2006 a/item")]
    [InlineData("a/k=v", "1", "GW2006 a/k=v")]
    [InlineData("a/group/x", "1", "GW2006 a/group")]
    [InlineData("loose", "1", "GW2006 loose")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string expected)
    {
        Outcome<ReadOnlyMemory<byte>> outcome = codec.Write(Message.Draft(("a/Request", "TRUE"), (path, text)).Build());

        Assert.StartsWith(expected, Message.IssueOf(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_said_with_its_place()
    {
        ICodec ascii = Message.Open(Adapter, "{}", "ascii");

        Assert.StartsWith("GW2006 a/X", Message.IssueOf(ascii.Write(Message.Draft(("a/X", "甲")).Build())), StringComparison.Ordinal);
    }

    private static IEnumerable<SourceNode> Leaves(SourceNode node) => node.IsGroup ? node.Children.SelectMany(Leaves) : [node];
}
