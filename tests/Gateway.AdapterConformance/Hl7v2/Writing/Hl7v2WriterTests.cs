using Gateway.Adapter.Hl7v2;

namespace Gateway.AdapterConformance.Hl7v2.Writing;

public sealed class Hl7v2WriterTests
{
    private static readonly Hl7v2Adapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, "{}");

    [Fact]
    public void An_acknowledgement_is_written_from_a_table_s_record_in_any_order() =>
        Assert.Equal("MSH|^~\\&|PLATFORM||||||ACK^A04|A1\rMSA|AE|MSG1|患者姓名为空\rERR||PID^1^5\r",
            codec.Written(Message.Draft(("MSH/10", "A1"), ("MSH/3", "PLATFORM"), ("MSH/9/2", "A04"), ("MSH/9/1", "ACK"), ("MSA/1", "AE"), ("MSA/3", "患者姓名为空"), ("MSA/2", "MSG1"), ("ERR/2/1", "PID"), ("ERR/2/3", "5"), ("ERR/2/2", "1"))));

    [Fact]
    public void Repetitions_holes_and_trailing_empty_fields_keep_their_places() =>
        Assert.Equal("MSH|^~\\&\rPID|||A^^C~B||\r", codec.Written(Message.Draft(("MSH/1", "|"), ("PID/3[1]/1", "A"), ("PID/3[1]/3", "C"), ("PID/3[2]", "B"), ("PID/5", null))));

    [Fact]
    public void The_encoding_characters_are_the_record_s() =>
        Assert.Equal("MSH$%*!@\rPID$a%b$c!S!d\r", codec.Written(Message.Draft(("MSH/1", "$"), ("MSH/2", "%*!@"), ("PID/1/1", "a"), ("PID/1/2", "b"), ("PID/2", "c%d"))));

    [Fact]
    public void The_record_s_charset_and_the_layout_s_segment_end_are_used()
    {
        ICodec gbk = Message.Open(Adapter, """{ "segment-end": "crlf", "separators": "|%~\\&" }""", "gbk");

        Assert.Equal("MSH|%~\\&||||||||||||||||UNICODE UTF-8\r\nPID|测试甲\r\n", gbk.Written(Message.Draft(("MSH/18", "UNICODE UTF-8"), ("PID/1", "测试甲")), "utf-8"));
        Assert.Equal("MSH|%~\\&\r\nPID|测试甲\r\n", gbk.Written(Message.Draft(("MSH", null), ("PID/1", "测试甲")), "gbk"));
    }

    [Theory]
    [InlineData("MSH/1", "|", "PID/name", "x", "GW2006 PID/name -1")]
    [InlineData("MSH/1", "|", "PID/1000", "x", "GW2006 PID/1000 -1")]
    [InlineData("MSH/1", "|", "PID/1/1/1/1", "x", "GW2006 PID/1/1/1 -1")]
    [InlineData("MSH/1", "|", "PID/1/1[2]", "x", "GW2006 PID/1/1[2] -1")]
    [InlineData("MSH/1", "|", "no segment/1", "x", "GW2006 no segment/1 -1")]
    [InlineData("MSH/1", "|", "PID", "x", "GW2006 PID -1")]
    [InlineData("MSH/1", "||", "PID/1", "x", "GW2006 MSH/2 -1")]
    [InlineData("MSH/18", "KLINGON", "PID/1", "x", "GW2006 MSH/18 -1")]
    [InlineData("PID/1", "x", "MSH/1", "|", "GW2006 PID -1")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string other, string otherText, string expected)
    {
        Outcome<ReadOnlyMemory<byte>> outcome = codec.Write(Message.Draft((path, text), (other, otherText)).Build());

        Assert.Equal(expected.Replace("no segment/1", "no segment", StringComparison.Ordinal), Message.IssueOf(outcome));
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_said_with_its_place() =>
        Assert.Equal("GW2006 PID/5 -1", Message.IssueOf(codec.Write(Message.Draft(("MSH/18", "ASCII"), ("PID/5", "甲")).Build())));
}
