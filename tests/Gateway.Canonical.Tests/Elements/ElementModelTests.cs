using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Elements;

public sealed class ElementModelTests
{
    [Theory]
    [InlineData("Patient.birthDate")]
    [InlineData("Patient.identifier[idcard].value")]
    [InlineData("Patient.deceasedDateTime")]
    [InlineData("Observation.valueCodeableConcept.text")]
    [InlineData("Condition#main.code.coding[1].code")]
    [InlineData("ChargeItem[].quantity.value")]
    [InlineData("Claim.item[].detail[].net.value")]
    [InlineData("Claim.extension[psn_setlway].valueCode")]
    [InlineData("MessageHeader.sender")]
    public void A_path_that_R4_has_binds(string text)
    {
        Assert.True(ElementModel.Default.TryBind(text, null, out BoundPath? path, out PathFault? fault), fault?.Reason);
        Assert.Equal(text, path.ToString());
    }

    [Theory]
    [InlineData("Patinet.birthDate", "Did you mean 'Patient'?")]
    [InlineData("Patient.birthdat", "Did you mean 'birthDate'?")]
    [InlineData("Observation.value", "valueQuantity or valueCodeableConcept")]
    [InlineData("Observation.valueAddress", "no element 'valueAddress'")]
    [InlineData("Patient.birthDate[2]", "occurs at most once")]
    [InlineData("Patient.gender[]", "occurs at most once")]
    [InlineData("Patient.identifier[idcrd].value", "Did you mean 'idcard'?")]
    [InlineData("HumanName.text", "no resource type")]
    [InlineData("Patient.name.", "Expected a name")]
    [InlineData("Patient..name", "Expected a name")]
    [InlineData("Patient.name[x", "Expected a name")]
    [InlineData(".quantity", "needs an 'each'")]
    [InlineData("", "Expected a name")]
    [InlineData("Patient[2].name", "Expected a resource type")]
    public void A_path_that_R4_lacks_says_what_would_be_right(string text, string expected)
    {
        Assert.False(ElementModel.Default.TryBind(text, null, out _, out PathFault? fault));

        Assert.Contains(expected, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_from_a_dot_continues_the_current_element()
    {
        Assert.True(ElementModel.Default.TryBind("Claim.item[]", null, out BoundPath? item, out _));

        Assert.True(ElementModel.Default.TryBind(".net.value", item, out BoundPath? net, out _));
        Assert.Equal(typeof(FhirDecimal), net.LeafType);
        Assert.Equal("Claim.item.net.value", net.Definition);
    }
}
