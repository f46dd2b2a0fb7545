using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Sources;

public sealed class NestedGroupsTests : IDisposable
{
    private const string Yaml = "sources/test/1.0/source.yaml";
    private const string Orders = """{"person":{"card":"999999199001010016"},"order":[{"no":"A","result":[{"v":"1"},{"v":"2","note":[{"t":"复查"}]}]},{"no":"B","result":[{"v":"3"}]}]}""";
    private readonly TestMappings mappings = new();

    public NestedGroupsTests()
    {
        mappings.Write("sources/test/1.0/results.csv", """
            target,source,transform,codes,when,required,each,note
            DiagnosticReport[].identifier[1].value,./no,,,,,order,
            DiagnosticReport[].status,'final',,,,,order,
            DiagnosticReport[].code.text,'示范',,,,,order,
            DiagnosticReport[].result[],ref:Observation[],,,,,order > ./result,
            Observation[].valueString,./v,,,,,order > ./result,
            Observation[].status,'final',,,,,order > ./result,
            Observation[].code.text,'示范',,,,,order > ./result,
            Observation[].note[].text,./t,,,,,order > ./result > ./note,
            Observation[].subject,ref:Patient,,,,,order > ./result,
            """);
        mappings.Replace(Yaml, "table: update.csv", "table: [update.csv, results.csv]");
    }

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void One_resource_grows_per_member_of_the_innermost_group()
    {
        Bundle bundle = Mapped().Bundle;

        Assert.Equal<IEnumerable<string?>>(["1", "2", "3"], bundle.Entry.Select(entry => entry.Resource).OfType<Observation>().Select(one => ((FhirString)one.Value).Value));
        Assert.Equal("复查", Assert.Single(bundle.Entry.Select(entry => entry.Resource).OfType<Observation>().ElementAt(1).Note).Text);
        Assert.Equal<IEnumerable<int>>([2, 1], bundle.Entry.Select(entry => entry.Resource).OfType<DiagnosticReport>().Select(report => report.Result.Count));
    }

    [Fact]
    public void Rows_of_several_tables_are_one_table()
    {
        Bundle bundle = Mapped().Bundle;

        string patient = bundle.Entry.Single(entry => entry.Resource is Patient).FullUrl;
        Assert.All(bundle.Entry.Select(entry => entry.Resource).OfType<Observation>(), one => Assert.Equal(patient, one.Subject.Reference));
    }

    [Fact]
    public void Lineage_counts_the_groups_that_the_target_grows_by()
    {
        ImmutableArray<LineageEntry> lineage = Mapped().Lineage;

        Assert.Contains(lineage, entry => entry.Element == "Observation[3].valueString" && entry.At.Path == "order[2]/result/v");
        Assert.Contains(lineage, entry => entry.TableRow == "sources/test/1.0/results.csv:9");
    }

    [Fact]
    public void A_table_that_is_missing_among_several_is_named()
    {
        mappings.Replace(Yaml, "results.csv", "result.csv");

        Assert.Contains(mappings.Load().Faults, fault => fault.Code == IssueCodes.FileUnreadable && fault.At.Path == "sources/test/1.0/result.csv");
    }

    [Fact]
    public void An_element_that_is_no_resource_grows_by_every_level()
    {
        mappings.Replace("sources/test/1.0/results.csv", "Observation[].subject,ref:Patient", "Patient.contact[].gender,'male'");

        Assert.Contains(mappings.Load().Faults, fault => fault.Code == IssueCodes.EachWrong && fault.At.Path == "sources/test/1.0/results.csv:10:each");
    }

    private MappedMessage Mapped()
    {
        MappingCatalog catalog = mappings.LoadGood();
        ReadMessage read = catalog.Source("test")!.Read(Encoding.UTF8.GetBytes(Orders)).Value;
        Outcome<MappedMessage> mapped = read.Message!.Map(read.Record!, new MapContext(catalog.Institution(TestMappings.Hospital)!, "seed", read.ServiceDate));
        Assert.True(mapped.Succeeded, string.Join('\n', mapped.Issues));
        return mapped.Value;
    }
}
