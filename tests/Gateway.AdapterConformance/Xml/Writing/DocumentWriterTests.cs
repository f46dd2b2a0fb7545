using System.Xml.Linq;
using CsCheck;
using Gateway.Adapter.Xml;

namespace Gateway.AdapterConformance.Xml.Writing;

public sealed class DocumentWriterTests
{
    private static readonly XmlAdapter Adapter = new();

    [Theory]
    [InlineData("{}", "<A><B></B><C>1</C><R x=\"\"/></A>")]
    [InlineData("""{ "empty": "self-closing", "empty-rows": "pair" }""", "<A><B/><C>1</C><R x=\"\"></R></A>")]
    [InlineData("""{ "empty": "self-closing", "pairs": ["A/R"] }""", "<A><B/><C>1</C><R x=\"\"></R></A>")]
    [InlineData("""{ "empty": "left-out", "cdata": ["A/C"] }""", "<A><C><![CDATA[1]]></C><R x=\"\"/></A>")]
    [InlineData("""{ "declaration": "<?xml version=\"1.0\"?>\n" }""", "<?xml version=\"1.0\"?>\n<A><B></B><C>1</C><R x=\"\"/></A>")]
    [InlineData("""{ "namespaces": { "": "urn:a" } }""", "<A xmlns=\"urn:a\"><B></B><C>1</C><R x=\"\"/></A>")]
    [InlineData("""{ "soap": { "envelope": "left-out" } }""", "<A><B></B><C>1</C><R x=\"\"/></A>")]
    [InlineData("""{ "soap": { "version": "1.2", "prefix": "e" } }""", "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><A><B></B><C>1</C><R x=\"\"/></A></e:Body></e:Envelope>")]
    public void The_layout_says_how_it_looks(string layout, string expected) =>
        Assert.Equal(expected, Message.Open(Adapter, layout).Written(Message.Draft(("A/B", null), ("A/C", "1"), ("A/R/@x", null))));

    [Fact]
    public void A_message_that_came_in_JSON_goes_back_in_JSON_and_in_UTF_8()
    {
        ICodec proxy = Message.Open(Adapter, """{ "json": "Info", "byte-order-mark": true }""", "utf-16le");

        Assert.Equal("""{"Info": "<A x=\"甲\\\">\n</A>"}""", proxy.Written(Message.Draft(("#json", "Info"), ("A/@x", "甲\\"), ("A/#text", "\n"))));
        Assert.Equal("\uFEFF<A></A>", proxy.Written(Message.Draft(("A", null)), "utf-16le"));
    }

    [Fact]
    public void A_fault_is_written_with_the_envelope_s_own_prefix() => Assert.Equal(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode>Client</faultcode></s:Fault></s:Body></s:Envelope>",
        Message.Open(Adapter, """{ "soap": { "prefix": "s" } }""").Written(Message.Draft(("soap:Fault/faultcode", "Client"))));

    [Theory]
    [InlineData("A/entry/x", "1", "GW2006 A/entry -1", "a file without a name")]
    [InlineData("A/#byte", "256", "GW2006 A/#byte -1", "no byte")]
    [InlineData("A/file/x", "1", "GW2006 A/file -1", "something that is no file")]
    public void What_cannot_be_packed_is_said_with_its_place(string path, string text, string expected, string about) =>
        Assert.Equal((expected, about), (Message.IssueOf(Message.Open(Adapter, """{ "inside": [{ "path": "A", "packed": "base64-zip" }] }""").Write(Message.Draft((path, text)).Build())), about));

    [Fact]
    public void An_archive_can_be_read_again()
    {
        ICodec codec = Message.Open(Adapter, """{ "inside": [{ "path": "A", "packed": "base64-zip" }] }""");
        string archive = codec.Written(Message.Draft(("A/entry/@name", "a.xml"), ("A/entry/x/y", "甲"), ("A/entry[2]/@name", "b.xml"), ("A/entry[2]/z", "1")));

        Assert.Equal(archive, codec.Written(Message.Draft(("A/entry/@name", "a.xml"), ("A/entry/x/y", "甲"), ("A/entry[2]/@name", "b.xml"), ("A/entry[2]/z", "1"))));
        Assert.Equal(("甲", "b.xml", "1"), (codec.Read(archive).Value["A/entry/x/y"], codec.Read(archive).Value["A/entry[2]/@name"], codec.Read(archive).Value["A/entry[2]/z"]));
    }

    [Theory]
    [InlineData("B", "1", "GW2006 B -1", "a second root")]
    [InlineData("A/1", "1", "GW2006 A/1 -1", "no name")]
    [InlineData("A/x:y", "\u0001", "GW2006 A/x:y -1", "a character that XML does not have")]
    [InlineData("A/@x/y", "1", "GW2006 A/@x -1", "something below an attribute")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string expected, string about) =>
        Assert.Equal((expected, about), (Message.IssueOf(Message.Open(Adapter, "{}").Write(Message.Draft(("A/z", "1"), (path, text)).Build())), about));

    [Fact]
    public void A_prefix_that_nobody_declares_and_a_character_that_the_encoding_lacks_are_said()
    {
        Assert.Equal("GW2006 x:A -1", Message.IssueOf(Message.Open(Adapter, """{ "namespaces": { "b": "urn:b" } }""").Write(Message.Draft(("x:A", "1")).Build())));
        Assert.Equal("GW2006 A -1", Message.IssueOf(Message.Open(Adapter, "{}", "ascii").Write(Message.Draft(("A", "甲")).Build())));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_wherever_it_stands() =>
        Gen.Select(NastyText.Any, Gen.Int[0, 2]).Sample((text, number) =>
        {
            ICodec any = Message.Open(Adapter, """{ "cdata": ["A/c", "A/in"], "inside": [{ "path": "A/in" }, { "path": "A/out" }] }""", new[] { "utf-8", "gb18030", "utf-16le" }[number]);
            SourceRecord again = any.Read(any.Write(Message.Draft(("A/@a", text), ("A/t", text), ("A/c", text), ("A/in/I/x", text), ("A/out/O/@x", text)).Build()).Value).Value;

            return new[] { "A/@a", "A/t", "A/c", "A/in/I/x", "A/out/O/@x" }.All(path => (again[path] ?? "") == text);
        }, iter: 1000, threads: 1);

    [Fact]
    public void What_is_written_means_the_same_to_another_reader() =>
        NastyText.Any.Sample(text =>
        {
            ICodec any = Message.Open(Adapter, "{}");
            var read = XDocument.Parse(any.Written(Message.Draft(("A/@a", text), ("A/t", text))), LoadOptions.PreserveWhitespace);

            return read.Root?.Attribute("a")?.Value == text && read.Root.Element("t")?.Value == text;
        }, iter: 1000, threads: 1);
}
