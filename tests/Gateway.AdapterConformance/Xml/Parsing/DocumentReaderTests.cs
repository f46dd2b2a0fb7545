using Gateway.Adapter.Xml;

namespace Gateway.AdapterConformance.Xml.Parsing;

public sealed class DocumentReaderTests
{
    private static readonly XmlAdapter Adapter = new();
    private readonly ICodec codec = Message.Open(Adapter, """{ "max-depth": 4, "inside": [{ "path": "A/xml", "format": "xml" }, { "path": "A/rows", "format": "delimited", "line-end": ";", "fields": ["code", "name"] }] }""");

    [Fact]
    public void Elements_attributes_and_text_become_nodes()
    {
        SourceRecord record = codec.Read("<?xml version='1.0'?><A 甲='1'><B>x&amp;y</B><ROW a=\"1\"/><ROW a='2'>t<C/></ROW><D><![CDATA[<z>]]></D></A>").Value;

        Assert.Equal<IEnumerable<string?>>(["1", "x&y", "1", "2", "t", "<z>"], new[] { "A/@甲", "A/B", "A/ROW[1]/@a", "A/ROW[2]/@a", "A/ROW[2]/#text", "A/D" }.Select(path => record[path]));
        Assert.Equal(new SourceLocation("A/B", 35, 7), SourcePath.Parse("A/B").First(record.Root).Location);
    }

    [Theory]
    [InlineData("<A><xml><![CDATA[<I><n>甲&lt;</n></I>]]></xml></A>", 20)]
    [InlineData("<A><xml>&lt;I>&lt;n>甲&amp;lt;&lt;/n>&lt;/I></xml></A>", 20)]
    public void XML_inside_a_text_is_read_with_its_places_in_the_message(string text, int offset)
    {
        SourceRecord record = codec.Read(text).Value;
        SourceLocation at = SourcePath.Parse("A/xml/I/n").First(record.Root).Location;

        Assert.Equal("甲<", record["A/xml/I/n"]);
        Assert.Equal("甲"u8.ToArray(), record.Bytes.Slice(at.Offset, 3).ToArray());
        Assert.True(at.Offset >= offset, at.ToString());
    }

    [Fact]
    public void Lines_of_fields_inside_a_text_are_read()
    {
        SourceRecord record = codec.Read("<A><rows>1|甲;2|&lt;|3</rows></A>").Value;

        Assert.Equal<IEnumerable<string?>>(["甲", "2", "<", "3"], new[] { "A/rows/row[1]/name", "A/rows/row[2]/code", "A/rows/row[2]/name", "A/rows/row[2]/3" }.Select(path => record[path]));
    }

    [Fact]
    public void Elements_inside_a_text_need_no_root()
    {
        ICodec fragment = Message.Open(Adapter, """{ "inside": [{ "path": "A/body", "format": "elements" }] }""");

        SourceRecord record = fragment.Read("<A><body><![CDATA[<x>1</x> <!-- and --> <x>2</x><y/>]]></body></A>").Value;

        Assert.Equal<IEnumerable<string?>>(["1", "2"], new[] { "A/body/x[1]", "A/body/x[2]" }.Select(path => record[path]));
        Assert.Equal("GW2002 A/body 26", Message.IssueOf(fragment.Read("<A><body><![CDATA[<x>1</x>?]]></body></A>")));
    }

    [Fact]
    public void Where_a_prefix_is_declared_makes_no_difference_once_declarations_are_left_out()
    {
        ICodec loose = Message.Open(Adapter, """{ "namespaces": { "s": "urn:s" }, "xmlns": "left-out" }""");

        Assert.Equal("1", loose.Read("<s:A xmlns:s='urn:s'>1</s:A>").Value["s:A"]);
        Assert.Equal("1", loose.Read("<A xmlns='urn:s'>1</A>").Value["s:A"]);
        Assert.Equal("1", loose.Read("<A xmlns='urn:s' y='2'>1</A>").Value["s:A/#text"]);
    }

    [Theory]
    [InlineData("<A><B></A>", "GW2002 A 6", "crossed")]
    [InlineData("<A b=1/>", "GW2002  3", "no quotes")]
    [InlineData("<A b='1' b='2'/>", "GW2002  9", "an attribute twice")]
    [InlineData("<A>&x;</A>", "GW2002  3", "an entity")]
    [InlineData("<A>&#0;</A>", "GW2002  3", "a character that XML does not have")]
    [InlineData("<!DOCTYPE A []><A/>", "GW2002  0", "a DTD")]
    [InlineData("<A/><B/>", "GW2002  4", "two roots")]
    [InlineData("<A><B><C><D><E/></D></C></B></A>", "GW2007 A/B/C/D 12", "too deep")]
    [InlineData("<A><xml>&lt;I>&lt;/J></xml></A>", "GW2002 A/xml 14", "a fault inside a text")]
    [InlineData("plain", "GW2002  0", "no XML")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about) =>
        Assert.Equal((expected, about), (Message.IssueOf(codec.Read(text)), about));

    [Theory]
    [InlineData("utf-8", "GB2312", "gb18030", "")]
    [InlineData("gbk", "UTF-8", "utf-8", "")]
    [InlineData("gbk", "UTF-8", "utf-8", "\uFEFF")]
    [InlineData("utf-8", "UTF-16", "utf-16le", "\uFEFF")]
    [InlineData("utf-8", "utf-16", "utf-16be", "\uFEFF")]
    public void The_document_says_its_encoding(string source, string declared, string real, string mark)
    {
        byte[] message = Message.Bytes($"{mark}<?xml version=\"1.0\" encoding=\"{declared}\"?><收费><姓名>测试甲㐂</姓名></收费>", real);

        Assert.Equal("测试甲㐂", Message.Open(Adapter, "{}", source).Read(message).Value["收费/姓名"]);
    }

    [Fact]
    public void A_declaration_that_is_wrong_is_passed_over_where_the_source_says_so()
    {
        byte[] message = Message.Bytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>甲</a>");

        Assert.Equal("甲", Message.Open(Adapter, """{ "encoding-from": "source" }""").Read(message).Value["a"]);
        Assert.Equal("GW2001  30", Message.IssueOf(codec.Read(message)));
    }

    [Fact]
    public void Names_are_told_apart_by_namespace_and_not_by_the_sender_s_prefix()
    {
        ICodec named = Message.Open(Adapter, """{ "namespaces": { "": "urn:a", "b": "urn:b" } }""");

        SourceRecord record = named.Read("<q:A xmlns:q='urn:a' xmlns='urn:b'><B q:x='1'/><z:C xmlns:z='urn:c'/></q:A>").Value;

        Assert.Equal("1", record["A/b:B/@x"]);
        Assert.True(SourcePath.Parse("A/z:C").First(record.Root).Exists);
    }

    [Theory]
    [InlineData("http://schemas.xmlsoap.org/soap/envelope/")]
    [InlineData("http://www.w3.org/2003/05/soap-envelope")]
    public void An_envelope_of_either_version_is_taken_off(string version)
    {
        ICodec soap = Message.Open(Adapter, """{ "soap": {} }""");

        SourceRecord record = soap.Read($"<e:Envelope xmlns:e='{version}'><e:Header><x>1</x></e:Header><e:Body><call><arg>1</arg></call></e:Body></e:Envelope>").Value;

        Assert.Equal("1", record["call/arg"]);
        Assert.False(SourcePath.Parse("x").First(record.Root).Exists);
    }

    [Theory]
    [InlineData("refused/bomb.xml", "GW2007")]
    [InlineData("refused/many.xml", "GW2007")]
    [InlineData("refused/outside.xml", "GW2002")]
    [InlineData("refused/check-sum.xml", "GW2002")]
    [InlineData("refused/gbk-inside.xml", "GW2001")]
    public void What_is_wrong_with_an_archive_has_its_code(string file, string code)
    {
        Sample sample = Sample.Of(Adapter).Single(sample => sample.Name == Path.Combine("packed", file));

        Assert.Equal([code], sample.Open(Adapter).Read(sample.Bytes).Issues.Select(issue => issue.Code.Id));
    }
}
