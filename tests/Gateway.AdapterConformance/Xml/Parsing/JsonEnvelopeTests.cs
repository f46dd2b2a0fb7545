using Gateway.Adapter.Xml;

namespace Gateway.AdapterConformance.Xml.Parsing;

public sealed class JsonEnvelopeTests
{
    private readonly ICodec codec = Message.Open(new XmlAdapter(), """{ "json": "Info" }""", "utf-16le");

    [Theory]
    [InlineData("""{"Info": "<?xml version=\"1.0\" encoding=\"utf-16\"?><a b=\"1\">甲&lt;</a>"}""", "甲<")]
    [InlineData("\uFEFF" + """ { "Token": {"Info": 1}, "Info" : "<a b='1'>\u7532\ud842\udfb7\/\t<\/a>", "More": [1, {}] }""", "甲𠮷/\t")]
    public void A_document_in_a_JSON_text_is_read_whatever_its_declaration_says(string text, string expected)
    {
        SourceRecord record = codec.Read(text).Value;

        Assert.Equal((expected, "1", "Info"), (record["a/#text"], record["a/@b"], record["#json"]));
    }

    [Fact]
    public void A_message_that_is_no_object_is_the_document_itself() => Assert.Equal("甲", codec.Read(Message.Bytes("\uFEFF<a>甲</a>", "utf-16le")).Value["a"]);

    [Theory]
    [InlineData("""{"Info": "<a/>", "Info": "<b/>"}""", "GW2002  18", "twice")]
    [InlineData("""{"Other": "<a/>"}""", "GW2002  0", "not there")]
    [InlineData("""{"Info": 7, "Other": "<a/>"}""", "GW2002  2", "no text")]
    [InlineData("""{"Info": "<a/>"} x""", "GW2002  17", "something behind it")]
    [InlineData("""{"Info": "<a>\ud842</a>"}""", "GW2002  13", "half a character")]
    [InlineData("""{"Info": "<a>\u7532<b></a>"}""", "GW2002 a 22", "a fault of the document, with its place in the message")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about) =>
        Assert.Equal((expected, about), (Message.IssueOf(codec.Read(text)), about));
}
