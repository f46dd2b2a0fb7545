using Gateway.Adapter.Delimited;

namespace Gateway.AdapterConformance.Delimited.Writing;

public sealed class NestedWritingTests
{
    private static readonly DelimitedAdapter Adapter = new();

    private readonly ICodec envelope = Message.OpenSample(Adapter, "envelope");
    private readonly ICodec slots = Message.OpenSample(Adapter, "slots");
    private readonly ICodec buffer = Message.OpenSample(Adapter, "buffer");

    [Fact]
    public void Records_inside_a_field_are_joined_by_their_own_marks() =>
        Assert.Equal("2310^^^^^^a|1|甲|12.50$b||乙^1^", envelope.Written(Message.Draft(("shape", "detail"), ("call/入参[1]/流水", "a"), ("call/入参[1]/种类", "1"), ("call/入参[1]/名称", "甲"), ("call/入参[1]/单价", "12.50"),
            ("call/入参[2]/流水", "b"), ("call/入参[2]/名称", "乙"), ("call/联机", "1")), "gbk"));

    [Theory]
    [InlineData("call/入参/流水", "a^b")]
    [InlineData("call/入参/流水", "a$b")]
    [InlineData("call/入参/诊断/名称", "a&b")]
    [InlineData("call/入参/诊断/名称", "a|b")]
    [InlineData("call/入参", "text")]
    [InlineData("call/入参/其他", "1")]
    [InlineData("call/交易码", "2410")]
    public void What_would_break_a_level_is_said_with_its_place(string path, string value) =>
        Assert.Equal($"GW2006 {path} -1", Message.IssueOf(envelope.Write(Message.Draft(("shape", "detail"), (path, value)).Build())));

    [Fact]
    public void Slots_that_nobody_fills_are_written_empty_and_counts_are_filled_in()
    {
        Assert.Equal("3200|331130|MZ1|||I10|高血压|||||E|", slots.Written(Message.Draft(("shape", "settle"), ("call/流水", "MZ1"), ("call/诊断[1]/编码", null), ("call/诊断[2]/编码", "I10"), ("call/诊断[2]/名称", "高血压"), ("call/标志", "E")), "gbk"));
        Assert.Equal("3200|331200|2|A|1|B||E", slots.Written(Message.Draft(("shape", "register"), ("call/项目[1]/代码", "A"), ("call/项目[1]/数量", "1"), ("call/项目[2]/代码", "B"), ("call/尾", "E"))));
        Assert.Equal("H||1\r\nD|7\r\nT|9", slots.Written(Message.Draft(("shape", "tagged"), ("head/日期", null), ("row/代码", "7"), ("foot/合计", "9"))));
    }

    [Theory]
    [InlineData("settle", "call/诊断[5]/编码", "GW2006 call/诊断[5] -1")]
    [InlineData("register", "call/条数", "GW2004 call/条数 -1")]
    public void Too_many_slots_and_a_wrong_count_are_said(string shape, string path, string expected) =>
        Assert.Equal(expected, Message.IssueOf(slots.Write(Message.Draft(("shape", shape), (path, "7")).Build())));

    [Fact]
    public void A_reply_fills_the_caller_s_buffer_and_one_that_is_too_long_is_said()
    {
        byte[] written = buffer.Write(Message.Draft(("shape", "short"), ("head/说明", "ok")).Build()).Value.ToArray();

        Assert.Equal("1|ok"u8.ToArray().Concat(new byte[12]), written);
        Assert.Equal("GW2006  0", Message.IssueOf(buffer.Write(Message.Draft(("shape", "short"), ("head/说明", new string('x', 15))).Build())));
    }

    [Fact]
    public void Only_values_that_need_quotes_have_them() =>
        Assert.Equal("code,,\r\n1,\"a,\"\"b\",\"\"\"\"\r\n", Message.OpenSample(Adapter, "quoted").Written(Message.Draft(("title/名称", null), ("row/代码", "1"), ("row/名称", "a,\"b"), ("row/规格", "\"")), "gbk"));
}
