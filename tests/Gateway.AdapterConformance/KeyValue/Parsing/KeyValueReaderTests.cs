using Gateway.Adapter.KeyValue;

namespace Gateway.AdapterConformance.KeyValue.Parsing;

public sealed class KeyValueReaderTests
{
    private static readonly ICodec Codec = Message.Open(new KeyValueAdapter(), """{"keys":["f","n","t"],"rows":[{"name":"row","count":"n","keys":["a","b"]}]}""");

    [Theory]
    [InlineData("f=1&t=", "f", "1")]
    [InlineData("f=1&t=a=b", "t", "a=b")]
    [InlineData("t=x&y&z=1&f=2", "t", "x&y&z=1")]
    [InlineData("t=x&a=1&f=2", "t", "x&a=1")]
    [InlineData("f=1&a[1]=x&a[2]=y&b[1]=z", "row/b", "z")]
    [InlineData("f=1&a[1]=x&a[2]=y&b[2]=z\r\n", "row[2]/b", "z")]
    [InlineData("n=02&a[1]=x&a[2]=y", "row[2]/a", "y")]
    public void Values_are_found_and_what_is_no_key_belongs_to_the_value_before_it(string text, string path, string value)
    {
        Outcome<SourceRecord> outcome = Codec.Read(text);

        Assert.True(outcome.Succeeded, string.Join(' ', outcome.Issues));
        Assert.Equal(value, SourcePath.Parse(path).First(outcome.Value.Root).Text);
    }

    [Theory]
    [InlineData("x=1&f=2", "GW2002  0")]
    [InlineData("f", "GW2002  0")]
    [InlineData("f=1&f=2", "GW2002 f 4")]
    [InlineData("f=1&a[2]=x", "GW2002 row 4")]
    [InlineData("f=1&a[0]=x", "GW2002 row 4")]
    [InlineData("n=3&a[1]=x", "GW2004 n 2")]
    [InlineData("n=x&a[1]=x", "GW2004 n 2")]
    public void What_is_no_such_message_is_refused_with_its_place(string text, string issue) => Assert.Equal(issue, Message.IssueOf(Codec.Read(text)));
}
