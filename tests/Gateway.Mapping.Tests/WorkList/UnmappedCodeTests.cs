using System.Collections.Immutable;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.WorkList;

public sealed class UnmappedCodeTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_kept_code_is_reported_with_source_row_institution_and_day()
    {
        UnmappedCode code = Assert.Single(Messages.Map(mappings.LoadGood(), Messages.Settle).Value.Unmapped);

        Assert.Equal(
            new UnmappedCode("test", "1.0", "unit", "piece", CodeDirection.Forward, null, UnmappedAction.Keep, "sources/test/1.0/settle.csv:10", TestMappings.Hospital, new DateOnly(2023, 5, 10)), code);
    }

    [Fact]
    public void A_refused_message_reports_its_codes_too_each_once()
    {
        string json = Messages.Settle.Replace("\"sex\":\"1\"", "\"sex\":\"9\"", StringComparison.Ordinal).Replace("\"unit\":\"he\"", "\"unit\":\"piece\"", StringComparison.Ordinal);

        Outcome<MappedMessage> mapped = Messages.Map(mappings.LoadGood(), json);

        Assert.False(mapped.Succeeded);
        Assert.Equal([("sex", "9", UnmappedAction.Reject), ("unit", "piece", UnmappedAction.Keep)], mapped.Partial!.Unmapped.Select(code => (code.Concept, code.Code, code.Action)).OrderBy(code => code.Concept));
    }

    [Theory]
    [InlineData("ChargeItem[].code.coding[local].display")]
    [InlineData("ChargeItem[].code.text")]
    [InlineData("ChargeItem[].code.coding.display")]
    public void The_name_beside_a_code_is_what_the_nearest_display_or_text_of_the_same_each_reads(string nameTarget)
    {
        mappings.Replace("sources/test/1.0/settle.csv", "ChargeItem[].code.text,'示范',,,,,bill/item,\n", "");
        mappings.Replace("sources/test/1.0/settle.csv", "ChargeItem[].quantity.unit,./unit,,unit,,,bill/item,", $"ChargeItem[].code.coding[catalogue],./unit,,unit,,,bill/item,\n{nameTarget},./name,trim,,,,bill/item,");
        string json = Messages.Settle.Replace("\"unit\":\"piece\"", "\"unit\":\"piece\",\"name\":\" 片 \"", StringComparison.Ordinal);

        Assert.Equal("片", Assert.Single(Messages.Map(mappings.LoadGood(), json).Value.Unmapped).Display);
    }

    [Fact]
    public void Nothing_of_a_patient_is_ever_the_name_of_a_code()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Patient.gender,person/sex,,sex,,,,", "Patient.maritalStatus.coding,person/sex,,sex,,,,\nPatient.maritalStatus.text,person/name,,,,,,\nPatient.name.text,person/name,,,,,,");
        string json = Messages.Settle.Replace("\"sex\":\"1\"", "\"sex\":\"9\",\"name\":\"测试甲\"", StringComparison.Ordinal);

        Assert.All(Messages.Map(mappings.LoadGood(), json).Partial!.Unmapped, code => Assert.Null(code.Display));
    }

    [Fact]
    public void A_reply_reports_our_code_for_which_the_sender_has_none()
    {
        mappings.Replace("sources/test/1.0/codes/sex.csv", "1,male,,\n", "");
        var bundle = new Bundle { Entry = [new Bundle.EntryComponent { Resource = new Patient { Gender = AdministrativeGender.Male } }] };
        List<UnmappedCode> unmapped = [];
        MappingCatalog catalog = mappings.LoadGood();
        ReadMessage read = Messages.Read(catalog, Messages.Settle);

        read.Message!.Reply(new ReplyContext(ReplyStatus.Accepted) { Canonical = bundle, Request = read.Record, Institution = catalog.Institution(TestMappings.Hospital), Unmapped = unmapped });

        UnmappedCode code = Assert.Single(unmapped);
        Assert.Equal(("sex", "male", CodeDirection.Back, "test", "sources/test/1.0/settle.reply.csv:3"), (code.Concept, code.Code, code.Direction, code.Source, code.TableRow));
    }

    [Fact]
    public void A_platform_table_reports_what_its_codes_do_not_know()
    {
        MappingCatalog catalog = mappings.LoadGood();
        var bundle = new Bundle { Entry = [new Bundle.EntryComponent { Resource = new Patient { Gender = AdministrativeGender.Other } }] };
        List<UnmappedCode> unmapped = [];

        catalog.Platform!.Fill("2207", new FillContext(bundle, ImmutableDictionary<string, string>.Empty, catalog.Institution(TestMappings.Hospital)!) { Unmapped = unmapped });

        UnmappedCode code = Assert.Single(unmapped);
        Assert.Equal(("platform:nhsa", "1.0", "gender", "other", UnmappedAction.Reject), (code.Source, code.Version, code.Concept, code.Code, code.Action));
    }

    [Fact]
    public void A_message_whose_codes_are_known_reports_none() =>
        Assert.Empty(Messages.Map(mappings.LoadGood(), Messages.Settle.Replace("\"unit\":\"piece\"", "\"unit\":\"he\"", StringComparison.Ordinal)).Value.Unmapped);
}
