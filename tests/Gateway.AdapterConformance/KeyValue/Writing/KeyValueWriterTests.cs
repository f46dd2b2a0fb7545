using Gateway.Adapter.KeyValue;

namespace Gateway.AdapterConformance.KeyValue.Writing;

public sealed class KeyValueWriterTests
{
    private static readonly ICodec Codec = Message.Open(new KeyValueAdapter(), """{"keys":["f","n","t"],"rows":[{"name":"row","count":"n","keys":["a","b"]}]}""");

    [Fact]
    public void Pieces_come_in_layout_order_whatever_the_records_order_and_the_count_is_filled_in() =>
        Assert.Equal("f=1&n=2&t=&a[1]=x&a[2]=y&b[2]=z", Codec.Written(Message.Draft(("row[1]/a", "x"), ("row[2]/b", "z"), ("row[2]/a", "y"), ("t", ""), ("f", "1"))));

    [Theory]
    [InlineData("t", "a&b", "GW2006 t -1")]
    [InlineData("t", "a\nb", "GW2006 t -1")]
    [InlineData("x", "1", "GW2006 x -1")]
    [InlineData("row/x", "1", "GW2006 row/x -1")]
    [InlineData("row", "1", "GW2006 row -1")]
    public void What_the_form_cannot_hold_is_a_fault_of_its_place(string path, string text, string issue) =>
        Assert.Equal(issue, Message.IssueOf(Codec.Write(Message.Draft((path, text)).Build())));

    [Fact]
    public void A_wrong_count_is_a_fault() =>
        Assert.Equal("GW2004 n -1", Message.IssueOf(Codec.Write(Message.Draft(("n", "3"), ("row/a", "x")).Build())));
}
