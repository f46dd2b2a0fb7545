using Gateway.Adapter.Fhir;

namespace Gateway.AdapterConformance.Fhir.Writing;

public sealed class ResourceWriterTests
{
    private static readonly ICodec Codec = Message.Open(new FhirAdapter(), "{}");

    [Theory]
    [InlineData("json", """{"resourceType":"OperationOutcome","id":"o","issue":[{"severity":"error","expression":["Patient.gender"]}]}""")]
    [InlineData("xml", """<OperationOutcome xmlns="http://hl7.org/fhir"><id value="o"/><issue><severity value="error"/><expression value="Patient.gender"/></issue></OperationOutcome>""")]
    public void A_reply_is_written_in_the_form_that_it_names(string form, string expected) => Assert.Equal(expected, Codec.Written(Message.Draft(
        ("#format", form), ("OperationOutcome/id", "o"), ("OperationOutcome/issue/severity", "error"), ("OperationOutcome/issue/expression", "Patient.gender"), ("OperationOutcome/text/status", null))));

    [Fact]
    public void A_resource_in_one_form_can_be_written_in_the_other()
    {
        const string Xml = """<Patient xmlns="http://hl7.org/fhir"><active value="true"/><name><given value="a"/><given><extension url="u"><valueInteger value="7"/></extension></given></name><photo><size value="12"/></photo></Patient>""";
        const string Json = """{"resourceType":"Patient","active":true,"name":[{"given":["a",null],"_given":[null,{"extension":[{"url":"u","valueInteger":7}]}]}],"photo":[{"size":12}]}""";

        Assert.Equal(Json, Codec.Written(In("json", Xml)));
        Assert.Equal(Xml, Codec.Written(In("xml", Json)));
    }

    [Theory]
    [InlineData("Patient/gendr", "male", "GW2006 Patient/gendr -1")]
    [InlineData("Patient/active", "yes", "GW2006 Patient/active -1")]
    [InlineData("Patient/multipleBirthInteger", "1 ", "GW2006 Patient/multipleBirthInteger -1")]
    [InlineData("Patient/name", "测试甲", "GW2006 Patient/name -1")]
    [InlineData("Patient/gender/code", "male", "GW2006 Patient/gender -1")]
    [InlineData("Patience/gender", "male", "GW2006 Patience -1")]
    public void What_cannot_be_written_is_said_with_its_place(string path, string text, string expected) => Assert.Equal(expected, Message.IssueOf(Codec.Write(Message.Draft((path, text)).Build())));

    [Theory]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p></div>")]
    [InlineData("text")]
    [InlineData("<p/>")]
    public void Broken_XHTML_never_breaks_the_resource(string div) =>
        Assert.Equal("GW2006 Patient/text/div -1", Message.IssueOf(Codec.Write(Message.Draft(("#format", "xml"), ("Patient/text/div", div)).Build())));

    [Fact]
    public void One_resource_is_written_and_no_second_one() =>
        Assert.Equal("GW2006 Claim -1", Message.IssueOf(Codec.Write(Message.Draft(("Patient/id", "1"), ("Claim/id", "2")).Build())));

    private static RecordDraft In(string form, string text)
    {
        var draft = new RecordDraft();
        draft.Set("#format", form);
        foreach (SourceNode node in Codec.Read(text).Value.Root.Children.Where(node => node.Name != "#format"))
        {
            Copy(node, draft);
        }

        return draft;
    }

    private static void Copy(SourceNode node, RecordDraft draft)
    {
        foreach (SourceNode child in node.Children)
        {
            if (child.IsGroup)
            {
                Copy(child, draft);
            }
            else
            {
                draft.Set(child.Location.Path, child.Text);
            }
        }
    }
}
