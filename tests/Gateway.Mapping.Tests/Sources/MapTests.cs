using Gateway.Canonical;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Sources;

public sealed class MapTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_record_becomes_a_bundle_with_one_resource_per_item_and_references_between_them()
    {
        Bundle bundle = Messages.Bundle(mappings.LoadGood());

        ChargeItem[] items = [.. bundle.Entry.Select(entry => entry.Resource).OfType<ChargeItem>()];
        Patient patient = bundle.Only<Patient>();
        Assert.Equal(["2", "1"], items.Select(item => item.Quantity.ValueElement!.ToString()));
        Assert.All(items, item => Assert.Equal($"urn:uuid:{patient.Id}", item.Subject.Reference));
        Assert.Equal(["B101", "B102"], items.Select(item => item.Identifier[0].Value));
        Assert.Equal($"urn:uuid:{patient.Id}", bundle.Only<Claim>().Patient.Reference);
        Assert.Equal(AdministrativeGender.Male, patient.Gender);
        Assert.Equal(10.50m, bundle.Only<Claim>().Total.Value);
    }

    [Fact]
    public void An_each_inside_an_each_grows_below_its_own_parent()
    {
        Claim claim = Messages.Bundle(mappings.LoadGood()).Only<Claim>();

        Assert.Equal(2, claim.Item.Count);
        Assert.Equal([7, 8], claim.Item[0].Detail.Select(detail => detail.Sequence));
        Assert.Empty(claim.Item[1].Detail);
    }

    [Fact]
    public void A_row_whose_condition_does_not_hold_writes_nothing()
    {
        ChargeItem[] items = [.. Messages.Bundle(mappings.LoadGood()).Entry.Select(entry => entry.Resource).OfType<ChargeItem>()];

        Assert.Equal(10.50m, items[0].PriceOverride.Value);
        Assert.Null(items[1].PriceOverride);
    }

    [Fact]
    public void A_code_that_may_be_kept_is_kept_with_a_warning_that_names_field_and_row()
    {
        Outcome<MappedMessage> mapped = Messages.Map(mappings.LoadGood(), Messages.Settle);

        Issue warning = Assert.Single(mapped.Issues);
        Assert.True(mapped.Succeeded);
        Assert.Equal((IssueCodes.CodeKept, "bill/item[2]/unit"), (warning.Code, warning.At.Path));
        Assert.Equal("sources/test/1.0/settle.csv:10:codes", warning.TableRow);
    }

    [Theory]
    [InlineData("\"sex\":\"1\"", "\"sex\":\"9\"", "GW3003", "person/sex", 3, "codes")]
    [InlineData("\"card\":\"999999199001010016\",", "", "GW3001", "person/card", 2, "source")]
    [InlineData("\"count\":\"1\"", "\"count\":\"one\"", "GW3002", "bill/item[2]/count", 9, "transform")]
    [InlineData("{\"count\":\"2\",", "{", "GW3001", "bill/item[1]/count", 9, "source")]
    [InlineData("\"n\":\"8\"", "\"n\":\"-8\"", "GW3006", "bill/item[1]/part[2]/n", 14, "target")]
    [InlineData("\"amount\":\"10.5\"", "\"amount\":\"10.555\"", "GW3002", "bill/item[1]/amount", 11, "transform")]
    public void What_cannot_be_mapped_is_an_issue_that_names_field_and_row(string old, string @new, string code, string at, int row, string column)
    {
        Outcome<MappedMessage> mapped = Messages.Map(mappings.LoadGood(), Messages.Settle.Replace(old, @new, StringComparison.Ordinal));

        Issue issue = mapped.Issues.First(found => found.IsError && found.TableRow!.EndsWith($":{row}:{column}", StringComparison.Ordinal));
        Assert.False(mapped.Succeeded);
        Assert.Equal((code, at), (issue.Code.Id, issue.At.Path));
        Assert.NotNull(mapped.Partial);
    }

    [Fact]
    public void Outside_an_each_a_dot_is_the_record_so_that_names_with_a_prefix_can_be_written()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Patient.gender,person/sex", "Patient.gender,./person/sex");

        Assert.True(Messages.Map(mappings.LoadGood(), Messages.Settle).Succeeded);
    }

    [Theory]
    [InlineData("./none + ./absent", "GW3001", "./none + ./absent")]
    [InlineData("./none", "GW3001", "bill/item[1]/none")]
    [InlineData("./count + '99999999999999999999'", "GW3002", "bill/item[1]/count")]
    [InlineData("./count + '0.123456789'", "GW3002", "bill/item[1]/count")]
    public void A_sum_that_has_nothing_or_cannot_be_exact_is_an_issue_and_never_an_exception(string source, string code, string at)
    {
        mappings.Replace("sources/test/1.0/settle.csv", "quantity.value,./count", $"quantity.value,{source}");
        Issue issue = Messages.Map(mappings.LoadGood(), Messages.Settle).Issues.First(one => one.IsError);

        Assert.Equal((code, at), (issue.Code.Id, issue.At.Path));
    }

    [Fact]
    public void Every_issue_is_reported_not_only_the_first()
    {
        string json = Messages.Settle.Replace("\"card\":\"999999199001010016\",\"sex\":\"1\"", "\"sex\":\"9\"", StringComparison.Ordinal).Replace("\"count\":\"1\"", "\"count\":\"one\"", StringComparison.Ordinal);

        string[] codes = [.. Messages.Map(mappings.LoadGood(), json).Issues.Where(issue => issue.IsError).Select(issue => issue.Code.Id)];

        Assert.Contains("GW3001", codes);
        Assert.Contains("GW3002", codes);
        Assert.Contains("GW3003", codes);
    }

    [Fact]
    public void A_code_that_waits_for_a_person_says_so()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Patient.gender,person/sex,,sex", "Patient.gender,person/sex,,ward");

        Assert.Contains(Messages.Map(mappings.LoadGood(), Messages.Settle).Issues, issue => issue.Code == IssueCodes.CodeParked);
    }

    [Fact]
    public void The_service_date_picks_the_code_that_held_then()
    {
        string old = Messages.Settle.Replace("\"sex\":\"1\"", "\"sex\":\"2\"", StringComparison.Ordinal);
        string later = old.Replace("20230510", "20240510", StringComparison.Ordinal);
        MappingCatalog catalog = mappings.LoadGood();

        Assert.Equal(AdministrativeGender.Female, Messages.Bundle(catalog, old).Only<Patient>().Gender);
        Assert.Equal(AdministrativeGender.Other, Messages.Bundle(catalog, later).Only<Patient>().Gender);
    }

    [Fact]
    public void The_same_bytes_give_the_same_bytes_from_two_catalogues()
    {
        byte[] first = CanonicalJson.Write(Messages.Bundle(mappings.LoadGood())), second = CanonicalJson.Write(Messages.Bundle(mappings.LoadGood()));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Keys_name_the_message_and_hide_the_person()
    {
        MappedMessage mapped = Messages.Map(mappings.LoadGood(), Messages.Settle).Value;

        Assert.Equal(("M1", $"{TestMappings.Hospital}/outpatient.settle/B1"), (mapped.MessageId, mapped.BusinessKey));
        Assert.Equal(["V1"], mapped.Visits);
        Assert.Equal([new("visit", "V1"), new("invoice", "B1"), new MessageKey("person", PersonKey.Of("999999199001010016"))], mapped.Keys);
        Assert.DoesNotContain("999999199001010016", string.Join(' ', mapped.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public void A_business_key_that_is_missing_is_an_issue()
    {
        Outcome<MappedMessage> mapped = Messages.Map(mappings.LoadGood(), Messages.Settle.Replace("\"no\":\"B1\",", "", StringComparison.Ordinal));

        Assert.Contains(mapped.Issues, issue => issue.Code == IssueCodes.ValueRequired && issue.At.Path == "bill/no" && issue.TableRow!.StartsWith("sources/test/1.0/source.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void Lineage_names_the_row_and_the_field_of_every_element()
    {
        MappedMessage mapped = Messages.Map(mappings.LoadGood(), Messages.Settle).Value;

        Assert.Contains(new LineageEntry("ChargeItem[2].quantity.value", "sources/test/1.0/settle.csv:9", new SourceLocation("bill/item[2]/count", -1)), mapped.Lineage);
        Assert.Contains(mapped.Lineage, entry => entry.Element == "Claim.item[1].detail[2].sequence" && entry.At.Path == "bill/item[1]/part[2]/n");
        Assert.Contains(mapped.Lineage, entry => entry.Element == "Claim.status" && entry.At.Path == "'active'");
    }

    [Fact]
    public void A_reference_makes_no_resource_that_holds_nothing_else()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Claim.status,'active'", "Condition#main.subject,ref:Patient,,,,,,\nClaim.status,'active'");

        Assert.DoesNotContain(Messages.Bundle(mappings.LoadGood()).Entry, entry => entry.Resource is Hl7.Fhir.Model.Condition);
    }
}
