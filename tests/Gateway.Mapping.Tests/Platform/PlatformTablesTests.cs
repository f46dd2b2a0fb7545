using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Platform;

public sealed class PlatformTablesTests : IDisposable
{
    private readonly TestMappings mappings = new();

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_transaction_is_filled_with_numbers_texts_times_and_codes()
    {
        Outcome<JsonObject> input = Fill("2207", ("psn_no", "P1"), ("time", "2023-05-10T09:00:00+08:00"));

        Assert.True(input.Succeeded, string.Join('\n', input.Issues));
        Assert.Equal("""{"data":{"psn_no":"P1","medfee_sumamt":10.50,"invono":"B1","begntime":"2023-05-10 09:00:00","gend":"1"}}""", input.Value.ToJsonString());
    }

    [Fact]
    public void A_node_with_an_each_is_an_array_even_of_one()
    {
        MappingCatalog catalog = mappings.LoadGood();
        FillContext context = Context(catalog, ("mdtrt_id", "V1")) with { Batch = new FillBatch("ChargeItem", 1, 50) };

        JsonObject input = catalog.Platform!.Fill("2204", context).Value;

        Assert.Equal("""{"feedetail":[{"feedetl_sn":"B102","cnt":1,"mdtrt_id":"V1"}]}""", input.ToJsonString());
    }

    [Fact]
    public void A_node_inside_another_is_filled_per_object_and_the_input_itself_may_have_fields()
    {
        AddNestedTransaction();
        mappings.Write("national/platform/nhsa/1.0/9900.csv", """
            node,field,source,transform,codes,when,required,max_length,each,note
            .,ver,'1',,,,,,,
            sale,no,.identifier[detail].value,,,,,,ChargeItem[],
            sale.trace,code,.value,,,,,,ChargeItem[] > .identifier[],
            """);

        string json = Fill("9900").Value.ToJsonString();

        Assert.Equal("""{"ver":"1","sale":[{"no":"B101","trace":[{"code":"B101"}]},{"no":"B102","trace":[{"code":"B102"}]}]}""", json);
    }

    [Theory]
    [InlineData(0, 1, """{"sale":{"no":"B101","trace":[{"code":"B101"}]}}""")]
    [InlineData(1, 1, """{"sale":{"no":"B102","trace":[{"code":"B102"}]}}""")]
    public void A_node_of_one_is_an_object_although_its_each_walks_many(int first, int count, string expected)
    {
        Assert.Equal(expected, FillSales(new FillBatch("ChargeItem", first, count)).Value.ToJsonString());
    }

    [Theory]
    [InlineData(0, "B101")]
    [InlineData(1, "B102")]
    public void Outside_an_each_a_path_to_the_batchs_type_starts_at_the_batchs_first(int first, string expected)
    {
        AddNestedTransaction();
        mappings.Write("national/platform/nhsa/1.0/9900.csv", "node,field,source,transform,codes,when,required,max_length,each,note\nsale,no,ChargeItem.identifier[detail].value,,,,,,,\n");
        MappingCatalog catalog = mappings.LoadGood();

        JsonObject input = catalog.Platform!.Fill("9900", Context(catalog) with { Batch = new FillBatch("ChargeItem", first, 1) }).Value; // the test's tables have one

        Assert.Equal(expected, (string?)input["sale"]!["no"]); // it was filled
    }

    [Fact]
    public void A_batch_may_go_over_the_elements_of_one_resource()
    {
        AddNestedTransaction();
        mappings.Write("national/platform/nhsa/1.0/9900.csv", "node,field,source,transform,codes,when,required,max_length,each,note\nsale,no,.code,,,,,,ConceptMap.group.element[],\n");
        MappingCatalog catalog = mappings.LoadGood();
        FillContext context = Context(catalog);
        var map = new Hl7.Fhir.Model.ConceptMap { Group = [new() { Element = [new() { Code = "a" }, new() { Code = "b" }, new() { Code = "c" }] }] };
        context.Canonical.Entry.Add(new Hl7.Fhir.Model.Bundle.EntryComponent { Resource = map });

        JsonObject input = catalog.Platform!.Fill("9900", context with { Batch = new FillBatch("ConceptMap.group.element[]", 1, 2) }).Value; // the test's tables have one

        Assert.Equal("""{"sale":[{"no":"b"},{"no":"c"}]}""", input.ToJsonString());
    }

    [Fact]
    public void A_second_row_for_a_node_of_one_is_an_issue_and_never_lost_silently()
    {
        Issue issue = Assert.Single(FillSales(null).Issues);

        Assert.Equal((IssueCodes.OneRowACall, "national/platform/nhsa/1.0/9900.csv:2:each"), (issue.Code, issue.TableRow));
    }

    [Theory]
    [InlineData("sale.trace,code,.value,,,,,,ChargeItem[] > .identifier[],", "sale,no,.identifier[detail].value,,,,,,ChargeItem[],")]
    [InlineData("sale,no,.identifier[detail].value,,,,,,ChargeItem[],", "sale,no,'1',,,,,,,")]
    [InlineData(".,ver,.identifier[detail].value,,,,,,ChargeItem[],", "sale,no,'1',,,,,,,")]
    public void A_node_has_one_place(string first, string second)
    {
        AddNestedTransaction();
        mappings.Write("national/platform/nhsa/1.0/9900.csv", $"node,field,source,transform,codes,when,required,max_length,each,note\n{first}\n{second}\n");

        Assert.Contains(mappings.Load().Faults, fault => fault.Code == IssueCodes.EachWrong);
    }

    [Theory]
    [InlineData(0, 1, "B101")]
    [InlineData(1, 1, "B102")]
    [InlineData(0, 50, "B101 B102")]
    [InlineData(2, 50, "")]
    public void A_batch_takes_its_own_rows_only(int first, int count, string expected)
    {
        MappingCatalog catalog = mappings.LoadGood();
        FillContext context = Context(catalog, ("mdtrt_id", "V1")) with { Batch = new FillBatch("ChargeItem", first, count) };

        JsonArray? rows = (JsonArray?)catalog.Platform!.Fill("2204", context).Value["feedetail"];

        Assert.Equal(expected, string.Join(' ', rows?.Select(row => (string?)row!["feedetl_sn"]) ?? []));
    }

    [Fact]
    public void A_rare_character_counts_once_against_the_length_of_a_field()
    {
        mappings.Replace("national/platform/nhsa/1.0/2207.csv", "data,invono,Claim.identifier[invoice].value", "data,invono,fact:name");

        Assert.True(Fill("2207", ("psn_no", "P1"), ("name", "𠮷𠮷𠮷𠮷𠮷")).Succeeded);
        Assert.False(Fill("2207", ("psn_no", "P1"), ("name", "𠮷𠮷𠮷𠮷𠮷甲")).Succeeded);
    }

    [Fact]
    public void A_required_field_that_nobody_gives_is_named()
    {
        Issue issue = Assert.Single(Fill("2207").Issues);

        Assert.Equal((IssueCodes.ValueRequired, "fact:psn_no"), (issue.Code, issue.At.Path));
        Assert.Contains("data/psn_no (人员编号)", issue.Reason, StringComparison.Ordinal);
        Assert.Equal("national/platform/nhsa/1.0/2207.csv:2:source", issue.TableRow);
    }

    [Theory]
    [InlineData("fact:time", "B12345", "GW3009", 4)]
    [InlineData("fact:number", "1234567.00", "GW3009", 3)]
    [InlineData("fact:number", "1.234", "GW3009", 3)]
    [InlineData("fact:number", "much", "GW3006", 3)]
    [InlineData("fact:day", "soon", "GW3006", 5)]
    public void A_value_that_does_not_fit_is_refused_not_cut(string source, string value, string code, int row)
    {
        string[] lines = ["", "", "data,psn_no,'P1',,,,,,,", "data,medfee_sumamt,'1',,,,,,,", "data,invono,'B1',,,,,,,", "data,begntime,'2023-05-10',,,,,,,"];
        lines[row] = lines[row].Replace(lines[row].Split(',')[2], source, StringComparison.Ordinal);
        mappings.Write("national/platform/nhsa/1.0/2207.csv", $"node,field,source,transform,codes,when,required,max_length,each,note\n{string.Join('\n', lines[2..])}\n");

        Issue issue = Assert.Single(Fill("2207", (source.Split(':')[1], value)).Issues);

        Assert.Equal((code, $"national/platform/nhsa/1.0/2207.csv:{row}:source"), (issue.Code.Id, issue.TableRow));
    }

    [Fact]
    public void The_table_may_be_stricter_than_the_standard_or_release_a_field()
    {
        mappings.Replace("national/platform/nhsa/1.0/2207.csv", "data,invono,Claim.identifier[invoice].value,,,,,,,", "data,invono,Claim.identifier[invoice].value,,,,,1,,");
        mappings.Replace("national/platform/nhsa/1.0/2207.csv", "data,psn_no,fact:psn_no,,,,,,,", "data,psn_no,fact:psn_no,,,,no,,,");

        Assert.Equal(IssueCodes.ValueTooLong, Assert.Single(Fill("2207").Issues).Code);
    }

    [Fact]
    public void An_output_gives_facts_and_a_canonical_answer()
    {
        MappingCatalog catalog = mappings.LoadGood();
        using JsonDocument output = JsonDocument.Parse("""{"setlinfo":{"setl_id":123456789012345678901,"fund":8.0},"setldetail":[{"type":"a","name":"x","amount":1},{"type":"b","name":"y","amount":2.50}]}""");

        TransactionAnswer answer = catalog.Platform!.Read("2207", output.RootElement).Value;

        Assert.Equal("first=2.50 setl_id=123456789012345678901", string.Join(' ', answer.Facts.Select(fact => $"{fact.Key}={fact.Value}")));
        Assert.Equal(8.00m, answer.Bundle.Only<ClaimResponse>().Total[0].Amount.Value);
        Assert.Equal(["x", "y"], answer.Bundle.Entry.Select(entry => entry.Resource).OfType<Coverage>().Select(coverage => coverage.Payor[0].Display));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"setlinfo":null}""")]
    [InlineData("""{"setlinfo":[]}""")]
    public void An_output_without_a_required_value_is_an_issue_whatever_its_shape(string json)
    {
        using JsonDocument output = JsonDocument.Parse(json);

        Outcome<TransactionAnswer> answer = mappings.LoadGood().Platform!.Read("2207", output.RootElement);

        Issue issue = Assert.Single(answer.Issues);
        Assert.Equal((IssueCodes.ValueRequired, "setlinfo/setl_id"), (issue.Code, issue.At.Path));
    }

    [Fact]
    public void A_transaction_without_tables_is_an_issue_and_one_without_an_answer_table_teaches_nothing()
    {
        PlatformTables tables = mappings.LoadGood().Platform!;

        Assert.Equal(IssueCodes.TransactionUnknown, Assert.Single(Fill("9999").Issues).Code);
        Assert.Equal(IssueCodes.TransactionUnknown, Assert.Single(tables.Read("9999", default).Issues).Code);
        Assert.Empty(tables.Read("2204", default).Value.Facts);
        Assert.True(tables.CanFill("2204"));
        Assert.False(tables.CanFill("9999"));
    }

    private void AddNestedTransaction() => File.AppendAllText(mappings.PathOf("national/platform/nhsa/1.0/fields.csv"), """

        9900,input,.,1,ver,版本,字符型,10,,N
        9900,input,sale,1,no,单号,字符型,20,,N
        9900,input,trace,1,code,追溯码,字符型,20,,N

        """);

    private Outcome<JsonObject> Fill(string infno, params (string Name, string Value)[] facts)
    {
        MappingCatalog catalog = mappings.LoadGood();
        return catalog.Platform!.Fill(infno, Context(catalog, facts));
    }

    private Outcome<JsonObject> FillSales(FillBatch? batch)
    {
        AddNestedTransaction();
        mappings.Write("national/platform/nhsa/1.0/9900.csv", """
            node,field,source,transform,codes,when,required,max_length,each,note
            sale[1],no,.identifier[detail].value,,,,,,ChargeItem[],
            sale[1].trace,code,.value,,,,,,ChargeItem[] > .identifier[],
            """);
        MappingCatalog catalog = mappings.LoadGood();
        return catalog.Platform!.Fill("9900", Context(catalog) with { Batch = batch }); // the test's tables have one
    }

    private static FillContext Context(MappingCatalog catalog, params (string Name, string Value)[] facts) =>
        new(Messages.Bundle(catalog), facts.ToDictionary(fact => fact.Name, fact => fact.Value), catalog.Institution(TestMappings.Hospital)!);
}
