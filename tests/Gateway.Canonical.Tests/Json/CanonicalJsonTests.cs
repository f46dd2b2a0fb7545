using System.Text;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Canonical.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void What_was_written_is_read_and_written_again_byte_for_byte()
    {
        byte[] written = CanonicalJson.Write(Sample());

        Assert.Equal(written, CanonicalJson.Write(CanonicalJson.Read(written)));
        Assert.Contains("12.50", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.Contains("测试甲", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_bundle_is_read_strictly()
    {
        Outcome<Bundle> read = CanonicalJson.ReadStrict(CanonicalJson.Write(Sample()));

        Assert.True(read.Succeeded, string.Join('\n', read.Issues));
    }

    [Fact]
    public void A_literal_that_R4_forbids_is_an_issue_with_its_path()
    {
        string json = Encoding.UTF8.GetString(CanonicalJson.Write(Sample())).Replace("1990-01-01", "1990-13-01", StringComparison.Ordinal);

        Outcome<Bundle> read = CanonicalJson.ReadStrict(Encoding.UTF8.GetBytes(json));

        Issue issue = Assert.Single(read.Issues);
        Assert.Equal(IssueCodes.FhirInvalid, issue.Code);
        Assert.Contains("birthDate", issue.At.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("1990", issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_JSON_are_an_issue()
    {
        Assert.Equal(IssueCodes.FhirInvalid, Assert.Single(CanonicalJson.ReadStrict("{"u8).Issues).Code);
    }

    [Fact]
    public void A_required_element_that_is_missing_is_a_fault()
    {
        Bundle bundle = Sample();
        ((Claim)bundle.Entry[2].Resource).Use = null;

        Assert.Contains(FhirFaults.Of(bundle), issue => issue.Code == IssueCodes.FhirInvalid);
        Assert.Empty(FhirFaults.Of(CanonicalJson.Read(CanonicalJson.Write(Sample()))));
    }

    private static Bundle Sample()
    {
        var builder = new BundleBuilder("seed");
        var patient = (Patient)builder.One("Patient", null);
        patient.BirthDate = "1990-01-01";
        patient.Name.Add(new HumanName { Text = "测试甲" });
        var claim = (Claim)builder.One("Claim", null);
        claim.Status = FinancialResourceStatusCodes.Active;
        claim.Type = new CodeableConcept("urn:type", "institutional");
        claim.Use = ClaimUseCode.Claim;
        claim.Patient = new ResourceReference(BundleBuilder.UrlOf(patient));
        claim.Created = "2026-01-31";
        claim.Provider = new ResourceReference { Display = "示范医院" };
        claim.Priority = new CodeableConcept("urn:priority", "normal");
        claim.Insurance.Add(new Claim.InsuranceComponent { Sequence = 1, Focal = true, Coverage = new ResourceReference { Display = "x" } });
        claim.Total = new Money { Value = 12.50m, Currency = Money.Currencies.CNY };
        return builder.Message("outpatient.settle", "test", null);
    }
}
