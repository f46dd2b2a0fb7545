using System.Text;
using Gateway.Adapter.Xml;

namespace Gateway.AdapterConformance.Xml;

/// <summary>What XML can do to a reader: fetch files, grow, nest. None of it is taken here.</summary>
public sealed class XmlSafetyTests
{
    private readonly ICodec codec = Message.Open(new XmlAdapter(), """{ "inside": [{ "path": "A/in", "format": "xml" }, { "path": "A/in/A/in", "format": "xml" }, { "path": "A/body", "format": "elements" }], "max-depth": 8 }""");

    [Theory]
    [InlineData("<!DOCTYPE A SYSTEM \"http://127.0.0.1/a.dtd\"><A/>", "an external DTD")]
    [InlineData("<!DOCTYPE A [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><A>&x;</A>", "an external entity")]
    [InlineData("<!DOCTYPE A [<!ENTITY % p SYSTEM \"http://127.0.0.1/p\"> %p;]><A/>", "a parameter entity")]
    [InlineData("<!DOCTYPE A [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><A>&b;</A>", "entities that grow")]
    [InlineData("<!-- --><?x?><!DOCTYPE A><A/>", "a DOCTYPE behind a comment")]
    [InlineData("<A><!DOCTYPE A></A>", "a DOCTYPE where none can be")]
    [InlineData("<A><in><![CDATA[<!DOCTYPE A [<!ENTITY x \"y\">]><A>&x;</A>]]></in></A>", "in CDATA that holds a document")]
    [InlineData("<A><in>&lt;!DOCTYPE A [&lt;!ENTITY x \"y\">]>&lt;A/></in></A>", "in escaped text that holds a document")]
    [InlineData("<A><body><![CDATA[<!DOCTYPE a><a/>]]></body></A>", "in text that holds elements")]
    public void No_DTD_is_taken_wherever_it_stands(string text, string about) =>
        Assert.Equal(("GW2002", about), (Message.IssueOf(codec.Read(text)).Split(' ')[0], about));

    [Theory]
    [InlineData("<A>&x;</A>")]
    [InlineData("<A b='&x;'/>")]
    [InlineData("<A>&#x110000;</A>")]
    [InlineData("<A>&#00000000000000000000065;</A>")]
    [InlineData("<A><in>&lt;A>&amp;x;&lt;/A></in></A>")]
    public void No_reference_means_anything_but_one_character(string text) => Assert.Equal("GW2002", Message.IssueOf(codec.Read(text)).Split(' ')[0]);

    [Fact]
    public void An_inclusion_and_a_schema_location_are_names_like_others()
    {
        SourceRecord record = codec.Read("<A xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd' parse='text'/></A>").Value;

        Assert.Equal("file:///etc/passwd", record["A/xi:include/@href"]);
        Assert.Equal(2, SourcePath.Parse("A/xi:include").First(record.Root).Children.Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Text_never_grows_by_being_read(int layers)
    {
        string text = string.Concat(Enumerable.Repeat("&lt;&#65;&amp;", 10_000));
        byte[] message = Encoding.UTF8.GetBytes(Wrapped(text, layers));
        SourceRecord record = codec.Read(message).Value;

        int characters = record[string.Concat(Enumerable.Repeat("A/in/", layers - 1)) + "A/t"]!.Length;
        Assert.Equal(30_000, characters);
        Assert.True(characters < message.Length);
    }

    [Fact]
    public void Levels_count_through_every_text_that_holds_a_document()
    {
        const string Deep = "<b><b><b><b><b/></b></b></b></b>";

        Assert.True(codec.Read($"<A>{Deep}</A>").Succeeded);
        Assert.Equal("GW2007", Message.IssueOf(codec.Read(Wrapped(Deep, 3))).Split(' ')[0]);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Depth_is_told_at_the_first_level_too_many_however_many_follow(int levels) =>
        Assert.Equal("GW2007 A/a/a/a/a/a/a/a 24", Message.IssueOf(codec.Read("<A>" + string.Concat(Enumerable.Repeat("<a>", levels)))));

    private static string Wrapped(string text, int layers)
    {
        string document = $"<A><t>{text}</t></A>";
        for (int layer = 1; layer < layers; layer++)
        {
            document = $"<A><in>{document.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</in></A>";
        }

        return document;
    }
}
