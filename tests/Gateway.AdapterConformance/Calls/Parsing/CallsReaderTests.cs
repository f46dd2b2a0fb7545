using CsCheck;
using Gateway.Adapter.Calls;

namespace Gateway.AdapterConformance.Calls.Parsing;

public sealed class CallsReaderTests
{
    private static readonly ICodec Codec = Message.Open(new CallsAdapter(), """
        {"calls":[{"name":"run"},{"name":"bill","many":true,"arguments":["no 4","sum number","text 20 out"]}],
         "groups":[{"name":"head","values":[{"call":"put(row, name, value)","names":["a","b"]}]},
                   {"name":"Fees","many":true,"selected-by":"select","values":[{"call":"put(row, name, value)"}]},
                   {"name":"item","many":true,"begun-by":"new","ended-by":"save","values":[{"call":"set(name, value)"}]},
                   {"name":"column","many":true,"values":[{"call":"param(name, values)"}]},
                   {"name":"result","values":[{"call":"get(name) = value"}]}]}
        """);

    [Theory]
    [InlineData("put(1,\"a\",\"x, (y) = \"\"z\"\"\")", "head/a", "x, (y) = \"z\"")]
    [InlineData("  put ( 1 , a , x )  = 0 ", "head/a", "x")]
    [InlineData("put(1,\"a\",\"\")\nput(1,\"b\",\" x \")", "head/b", " x ")]
    [InlineData("select(\"Fees\")=0\nput(1,\"p\",1)\nput(2,\"p\",2)\nput(1,\"q\",3)\nput(2,\"q\",4)", "Fees[2]/q", "4")]
    [InlineData("select(\"Fees\")\nput(1,\"a\",1)", "Fees/a", "1")]
    [InlineData("new()\nset(\"a\",1)\nsave()\nnew()\nset(\"a\",2)\nsave()", "item[2]/a", "2")]
    [InlineData("param(\"a\",1,2,3)\nparam(\"b\",4,,6)", "column[3]/b", "6")]
    [InlineData("get(\"a\")=\"x=y\"", "result/a", "x=y")]
    [InlineData("bill(\"12  \",1.50)=-1", "bill/return", "-1")]
    [InlineData("bill(1,2)\nbill(3,4,5)", "bill[2]/text", "5")]
    public void Values_are_found_by_call_row_and_name(string text, string path, string value)
    {
        Outcome<SourceRecord> outcome = Codec.Read(text);

        Assert.True(outcome.Succeeded, string.Join(' ', outcome.Issues));
        Assert.Equal(value, SourcePath.Parse(path).First(outcome.Value.Root).Text);
    }

    [Theory]
    [InlineData("put(1,\"a\",\"x\"", "GW2002  0")]
    [InlineData("put(1,\"a\",\"x)", "GW2002  0")]
    [InlineData("put(1,\"a\",x\"y)", "GW2002  0")]
    [InlineData("put(1,\"a\",\"x\"y)", "GW2002  0")]
    [InlineData("run() 0", "GW2002  0")]
    [InlineData("run()=0 0\"", "GW2002  0")]
    [InlineData("run", "GW2002  0")]
    [InlineData("(1)", "GW2002  0")]
    [InlineData("run()\nrun()", "GW2002 run 6")]
    [InlineData("put(1,\"a\")", "GW2002  0")]
    [InlineData("put(2,\"a\",1)", "GW2002 head 0")]
    [InlineData("put(0,\"a\",1)", "GW2002 head 0")]
    [InlineData("put(x,\"a\",1)", "GW2002  4")]
    [InlineData("put(1,\"a/b\",1)", "GW2002  7")]
    [InlineData("put(1,\"c\",1)", "GW2005  7")]
    [InlineData("put(1,\"a\",1)\nput(1,\"a\",2)", "GW2002 head/a[2] 23")]
    [InlineData("get(\"a\")", "GW2002  0")]
    [InlineData("select(\"Fee\")", "GW2005  0")]
    [InlineData("set(\"a\",1)", "GW2005  5")]
    [InlineData("param(\"a\")", "GW2002  0")]
    [InlineData("putt(1,\"a\",1)", "GW2005  0")]
    [InlineData("bill(1)", "GW2003 bill 0")]
    [InlineData("bill(1,2,3,4)", "GW2002 bill 0")]
    [InlineData("bill(12345,1)", "GW2002 bill/no 5")]
    public void What_is_no_such_call_is_refused_with_its_place(string text, string issue) => Assert.Equal(issue, Message.IssueOf(Codec.Read(text)));

    [Fact]
    public void The_nearest_right_name_is_said()
    {
        Assert.EndsWith("Did you mean 'put'?", Assert.Single(Codec.Read("putt(1,\"a\",1)").Issues).Reason, StringComparison.Ordinal);
        Assert.EndsWith("Did you mean 'Fees'?", Assert.Single(Codec.Read("select(\"Fee\")").Issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_between_quotes_comes_through() => NastyText.Any.Where(text => text.Length > 0 && !text.AsSpan().ContainsAny('\r', '\n')).Sample(text =>
        Assert.Equal(text, Codec.Read($"put(1,\"a\",\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\")").Value.Root.FirstChild.FirstChild.Text));
}
