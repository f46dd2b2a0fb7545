namespace Gateway.Mapping.Tests.Covering;

public sealed class CoverageRunTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public CoverageRunTests()
    {
        mappings.Write("sources/test/1.0/samples/expected.csv", "file,outcome,issue,note\nsettle.json,accepted,,\n");
        mappings.Write("sources/test/1.0/samples/settle.json", Messages.Settle.Replace("\"no\":\"B1\"", "\"no\":\"B1\",\"remark\":\"x\"", StringComparison.Ordinal));
    }

    [Fact]
    public void What_nothing_reads_is_dropped_and_counted()
    {
        CoverageReport report = Report();

        Assert.Equal(["bill/remark"], report.Fields.Where(field => field.Use == UseOfField.Dropped).Select(field => field.Field));
        Assert.Equal((1, 1, 1), report.Fields.Where(field => field.Field == "bill/remark").Select(field => (field.Samples, field.Values, field.Dropped)).Single());
    }

    [Fact]
    public void A_field_that_a_row_reads_names_the_row()
    {
        FieldUse amount = Report().Fields.Single(field => field.Field == "bill/item/amount");

        Assert.Equal((UseOfField.Carried, 2), (amount.Use, amount.Values));
        Assert.Equal(["sources/test/1.0/settle.csv:11", "sources/test/1.0/settle.csv:7"], amount.Rows);
    }

    [Fact]
    public void What_only_tells_messages_apart_counts_as_a_key()
    {
        Dictionary<string, UseOfField> uses = Report().Fields.ToDictionary(field => field.Field, field => field.Use);

        Assert.Equal((UseOfField.Key, UseOfField.Key, UseOfField.Key), (uses["id"], uses["bill/date"], uses["bill/visits"]));
    }

    [Fact]
    public void What_only_the_reply_repeats_is_no_loss_and_no_carrying()
    {
        mappings.Replace("sources/test/1.0/settle.reply.csv", "reply/no,request:bill/no,,,,yes,", "reply/no,request:bill/no,,,,yes,\nreply/remark,request:bill/remark,,,outcome:status = 'accepted',,");

        Assert.Equal(UseOfField.Reply, Report().Fields.Single(field => field.Field == "bill/remark").Use);
    }

    [Fact]
    public void Rows_of_every_table_of_a_message_count()
    {
        mappings.Write("sources/test/1.0/more.csv", "target,source,transform,codes,when,required,each,note\nClaim.extension[remark].valueString,bill/remark,,,,,,\n");
        mappings.Replace("sources/test/1.0/source.yaml", "table: settle.csv", "table: [settle.csv, more.csv]");

        Assert.Equal(UseOfField.Carried, Report().Fields.Single(field => field.Field == "bill/remark").Use);
        Assert.Contains(new ElementUse("settle", "Patient.gender", 1), Report().Elements);
    }

    [Fact]
    public void A_row_that_no_sample_tries_and_an_element_that_none_fills_are_listed()
    {
        mappings.Replace("sources/test/1.0/settle.csv", "Claim.status,'active'", "Patient.birthDate,person/born,,,,,,\nClaim.status,'active'");
        CoverageReport report = Report();

        Assert.Contains(new UntriedRow("sources/test/1.0/settle.csv:4", "Patient.birthDate", "person/born"), report.NeverSeen);
        Assert.Contains(new ElementUse("settle", "Patient.birthDate", 0), report.Elements);
        Assert.Contains(new ElementUse("settle", "Patient.gender", 1), report.Elements);
    }

    [Fact]
    public void The_loss_of_a_message_counts_its_values()
    {
        MessageLoss loss = Assert.Single(Report().Messages);

        // Carried: card, sex, no, and of the items count, unit and amount twice, n twice. Not: id, date, visits, remark.
        Assert.Equal(("settle.json", 15, 11, 73.3m), (loss.Sample, loss.Fields, loss.Carried, loss.Percent));
    }

    public void Dispose() => mappings.Dispose();

    private CoverageReport Report()
    {
        MappingCatalog catalog = mappings.LoadGood();
        return CoverageRun.Of(mappings.PathOf(""), catalog, catalog.Source("test")!.Newest);
    }
}
