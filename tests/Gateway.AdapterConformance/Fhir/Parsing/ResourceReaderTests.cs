using Gateway.Adapter.Fhir;

namespace Gateway.AdapterConformance.Fhir.Parsing;

public sealed class ResourceReaderTests
{
    private static readonly ICodec Codec = Message.Open(new FhirAdapter(), "{}");

    [Theory]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","active":true}},{"resource":{"resourceType":"Claim","item":[{"sequence":1,"net":{"value":25.00}}]}}]}""")]
    [InlineData("""<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient><active value="true"/></Patient></resource></entry><entry><resource><Claim><item><sequence value="1"/><net><value value="25.00"/></net></item></Claim></resource></entry></Bundle>""")]
    public void Both_forms_give_one_record(string text)
    {
        SourceRecord record = Codec.Read(text).Value;

        Assert.Equal(("true", "1", "25.00"), (record["Bundle/entry/resource/Patient/active"], record["Bundle/*/resource/Claim/item/sequence"], record["Bundle/*/resource/Claim/item/net/value"]));
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["a","b"],"_given":[null,{"id":"x"}]}]}""", "x")]
    [InlineData("""<Patient xmlns="http://hl7.org/fhir"><name><given value="a"/><given id="x" value="b"/></name></Patient>""", "x")]
    public void The_id_of_a_plain_value_stands_beside_it(string text, string expected) => Assert.Equal(expected, Codec.Read(text).Value["Patient/name/_given[id='x']/id"]);

    [Theory]
    [InlineData("Patient", "GW2002  0", "neither JSON nor XML")]
    [InlineData("{\"resourceType\":\"Patient\",\"gendr\":\"male\"}", "GW2002 Patient 26", "an element that R4 lacks")]
    [InlineData("{\"resourceType\":\"Patient\",\"active\":1}", "GW2002 Patient 35", "a number for a boolean")]
    [InlineData("{\"resourceType\":\"Patient\",\"name\":{}}", "GW2002 Patient 33", "one value for a list")]
    [InlineData("{\"resourceType\":\"Patient\",\"gender\":[\"male\"]}", "GW2002 Patient 35", "a list for one value")]
    [InlineData("{\"resourceType\":\"Patience\"}", "GW2002  16", "no resource of R4")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\">\n<gendr value=\"male\"/></Patient>", "GW2002 Patient 39", "an element that R4 lacks, on a second line")]
    [InlineData("<Patient xmlns=\"urn:x\"/>", "GW2002  1", "another namespace")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"甲\"/></nam></Patient>", "GW2002 Patient/name 64", "crossed tags")]
    public void What_is_wrong_is_said_with_its_place(string text, string expected, string about) => Assert.Equal((expected, about), (Message.IssueOf(Codec.Read(text)), about));

    [Fact]
    public void A_wrong_name_is_told_the_nearest_right_one() =>
        Assert.Contains("Did you mean 'gender'?", Codec.Read("""{"resourceType":"Patient","gendr":"male"}""").Issues.Single().Reason, StringComparison.Ordinal);

    [Fact]
    public void A_value_s_place_is_that_of_its_bytes()
    {
        const string Text = "<Patient xmlns=\"http://hl7.org/fhir\">\r\n<!-- 甲 --><name><text value='测试甲'/></name></Patient>";
        SourceNode name = SourcePath.Parse("Patient/name/text").First(Codec.Read(Text).Value.Root);

        Assert.Equal("测试甲"u8.ToArray(), Message.Bytes(Text).AsSpan(name.Location.Offset, name.Location.Length).ToArray());
    }

    [Fact]
    public void What_R4_lacks_is_kept_where_the_layout_says_so()
    {
        ICodec lax = Message.Open(new FhirAdapter(), """{ "unknown": "keep" }""");

        Assert.Equal("x", lax.Read("""<Patient xmlns="http://hl7.org/fhir"><animal><species value="x"/></animal></Patient>""").Value["Patient/animal/species"]);
    }

    [Theory]
    [InlineData(65, "{\"resourceType\":\"Patient\"", ",\"extension\":[{\"url\":\"u\"", "}]", "}")]
    public void Too_many_levels_are_refused(int levels, string begin, string open, string close, string end)
    {
        string text = begin + string.Concat(Enumerable.Repeat(open, levels)) + string.Concat(Enumerable.Repeat(close, levels)) + end;

        Assert.StartsWith("GW2007 ", Message.IssueOf(Codec.Read(text)), StringComparison.Ordinal);
    }
}
