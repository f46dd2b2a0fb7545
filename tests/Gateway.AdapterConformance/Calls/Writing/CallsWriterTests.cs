using Gateway.Adapter.Calls;

namespace Gateway.AdapterConformance.Calls.Writing;

public sealed class CallsWriterTests
{
    private static readonly ICodec Codec = Message.Open(new CallsAdapter(), """
        {"line-end":"lf","calls":[{"name":"run"},{"name":"error","returns":"text"},{"name":"bill","arguments":["no 4","sum number out","text 4 out"]}],
         "groups":[{"name":"Funds","many":true,"selected-by":"select","counted":true,"values":[{"call":"get(row, name) = value"}]},
                   {"name":"result","values":[{"call":"result_s(name) = value"},{"call":"result_n(name) = number","names":["sum"]}]},
                   {"name":"item","many":true,"begun-by":"new","values":[{"call":"set(name, value)"}]},
                   {"name":"column","many":true,"values":[{"call":"param(name, values)"}]}]}
        """, "gbk");

    [Fact]
    public void Results_come_as_the_calls_that_will_ask_for_them() => Assert.Equal(
        "run()=0\nselect(\"Funds\")=2\nget(1,\"id\")=\"001\"\nget(2,\"id\")=\"99\"\"9\"\nresult_s(\"no\")=\"JS1\"\nresult_n(\"sum\")=7.50\n",
        Codec.Written(Message.Draft(("run/return", "0"), ("Funds[1]/id", "001"), ("Funds[2]/id", "99\"9"), ("result/no", "JS1"), ("result/sum", "7.50")), "gbk"));

    [Fact]
    public void Out_arguments_keep_their_place_and_the_last_one_ends_the_call() => Assert.Equal(
        "bill(\"\",7.50)=0\nerror()=\"没有\"\n",
        Codec.Written(Message.Draft(("bill/sum", "7.50"), ("bill/return", "0"), ("error/return", "没有")), "gbk"));

    [Fact]
    public void Rows_between_two_calls_and_columns_are_written_too() => Assert.Equal(
        "new()\nset(\"a\",\"1\")\nnew()\nset(\"a\",\"2\")\nparam(\"x\",\"1\",\"\")\nparam(\"y\",\"\",\"2\")\n",
        Codec.Written(Message.Draft(("item[1]/a", "1"), ("item[2]/a", "2"), ("column[1]/x", "1"), ("column[2]/y", "2")), "gbk"));

    [Theory]
    [InlineData("bill/text", "测试甲", "bill/text")]
    [InlineData("bill/sum", "1,50", "bill/sum")]
    [InlineData("bill/no", "a\nb", "bill/no")]
    [InlineData("bill/other", "1", "bill/other")]
    [InlineData("bill", "1", "bill")]
    [InlineData("result", "1", "result")]
    [InlineData("other/a", "1", "other")]
    public void What_the_form_cannot_hold_is_a_fault_of_its_place(string path, string text, string at)
    {
        Outcome<ReadOnlyMemory<byte>> written = Codec.Write(Message.Draft((path, text)).Build());

        Assert.Contains(written.Issues, issue => issue.Code == IssueCodes.ValueUnwritable && issue.At.Path == at);
    }
}
