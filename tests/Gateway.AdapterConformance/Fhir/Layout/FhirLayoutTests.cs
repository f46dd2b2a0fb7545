using Gateway.Adapter.Fhir;

namespace Gateway.AdapterConformance.Fhir.Layout;

public sealed class FhirLayoutTests
{
    [Theory]
    [InlineData("""{ "max-depth": 0 }""", "max-depth")]
    [InlineData("""{ "max-bytes": 0 }""", "max-bytes")]
    [InlineData("""{ "declaration": "<xml>" }""", "declaration")]
    [InlineData("""{ "format": "turtle" }""", "format")]
    [InlineData("""{ "unknown": "guess" }""", "unknown")]
    public void A_wrong_member_is_named(string layout, string member) => Assert.Equal([member], Message.FaultsOf(new FhirAdapter(), layout));

    [Fact]
    public void Tables_are_checked_against_the_elements_of_R4()
    {
        RecordShape shape = Message.Open(new FhirAdapter(), "{}").Reads;

        Assert.Null(shape.Child("Patient")?.Child("gendr"));
        Assert.NotNull(shape.Child("Bundle")?.Child("entry")?.Child("resource")?.Child("Claim")?.Child("item")?.Child("net")?.Child("value"));
        Assert.Null(shape.Child("Bundle")?.Child("entry")?.Child("resource")?.Child("Claim")?.Child("item")?.Child("nett"));
        Assert.True(shape.Child("Patient")?.Child("name")?.Repeats);
    }
}
