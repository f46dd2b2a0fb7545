using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Rules;

public sealed class BillRulesTests
{
    private const string Doctor = "urn:cn:nhsa:id:practitioner";

    [Fact]
    public void A_row_with_a_catalogue_code_and_a_doctors_national_code_passes()
    {
        Bundle bill = Bill("outpatient.settle", Coded().With(("performer.actor.identifier.system", Doctor), ("performer.actor.identifier.value", "D999999000001")));

        Assert.Empty(Sample.Issues<ChargeIsInCatalogue>(bill));
        Assert.Empty(Sample.Issues<DoctorHasNationalCode>(bill));
    }

    [Theory]
    [InlineData("outpatient.charges")]
    [InlineData("inpatient.charges")]
    [InlineData("pharmacy.settle")]
    public void A_row_that_the_institution_alone_knows_is_refused_at_its_catalogue_code(string @event)
    {
        Bundle bill = Bill(@event, Coded(), new ChargeItem().With(("code.coding[local].code", "10009")));

        Assert.Equal([(IssueCodes.ChargeNotInCatalogue.Id, "ChargeItem[2].code.coding[catalogue].code")], Sample.Issues<ChargeIsInCatalogue>(bill));
    }

    [Fact]
    public void What_goes_to_nobodys_insurance_needs_no_catalogue_code_and_no_doctor()
    {
        Bundle report = Bill("charge.report", new ChargeItem().With(("code.coding[local].code", "10009")));

        Assert.Empty(Sample.Issues<ChargeIsInCatalogue>(report));
        Assert.Empty(Sample.Issues<DoctorHasNationalCode>(report));
    }

    [Theory]
    [InlineData("outpatient.settle", true)]
    [InlineData("pharmacy.settle", false)]
    public void A_row_without_a_doctor_is_refused_in_a_hospital_and_passes_in_a_pharmacy(string @event, bool isRefused) =>
        Assert.Equal(isRefused ? [(IssueCodes.DoctorWithoutCode.Id, "ChargeItem[1].performer.actor.identifier.value")] : [], Sample.Issues<DoctorHasNationalCode>(Bill(@event, Coded())));

    [Theory]
    [InlineData("outpatient.settle")]
    [InlineData("pharmacy.settle")]
    public void A_doctor_who_has_a_staff_number_alone_is_refused(string @event)
    {
        ChargeItem row = Coded().With(("performer.actor.display", "样例医师"), ("performer.actor.identifier.system", "urn:cn:institution:id:staff"), ("performer.actor.identifier.value", "8001"));

        Assert.Equal([IssueCodes.DoctorWithoutCode.Id], Sample.Issues<DoctorHasNationalCode>(Bill(@event, row)).Select(issue => issue.Code));
    }

    private static ChargeItem Coded() => new ChargeItem().With(("code.coding[catalogue].code", "XJ01CAA040E001010100001"));

    private static Bundle Bill(string @event, params Resource[] rows) => Sample.Of([new MessageHeader { Event = new Coding(CanonicalSystems.Event, @event) }, .. rows]);
}
