using System.Text;
using Gateway.Contract;
using Hl7.Fhir.Model;

namespace Gateway.Mapping.Tests.Transforms;

public sealed class CodedElementTests : IDisposable
{
    private const string Table = "sources/test/1.0/update.csv";
    private readonly TestMappings mappings = new();

    public CodedElementTests()
    {
        mappings.Write("sources/test/1.0/codes/code-system.csv", "code,target\nLN,http://loinc.org\n");
        mappings.Write(Table, """
            target,source,transform,when
            Observation.status,'final',,exists person/item/1 or exists person/item/4
            Observation.code.coding[1],person/item,coded 1 code-system urn:x:
            Observation.code.coding[2],person/item,coded 4 code-system urn:x:
            Observation.method,person/method,coded 1 code-system urn:x:
            Patient.identifier[1].system,person/kind,system code-system urn:x:
            Patient.gender,person/sex,lookup sex
            """);
    }

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void A_coded_element_gives_code_display_and_system()
    {
        Bundle bundle = BundleOf("""{"person":{"item":{"1":"718-7","2":"血红蛋白","3":"LN","4":"HGB","5":"本院血红蛋白","6":"99LAB"},"method":{"1":"M"}}}""");

        Observation observation = bundle.Only<Observation>();
        Assert.Equal<IEnumerable<string>>(["http://loinc.org|718-7|血红蛋白", "urn:x:99LAB|HGB|本院血红蛋白"], observation.Code.Coding.Select(coding => $"{coding.System}|{coding.Code}|{coding.Display}"));
        Assert.Null(Assert.Single(observation.Method.Coding).System);
    }

    [Fact]
    public void An_element_without_a_code_gives_no_coding() =>
        Assert.DoesNotContain(BundleOf("""{"person":{"item":{"2":"只有名称"},"sex":"1"}}""").Entry, entry => entry.Resource is Observation);

    [Theory]
    [InlineData("LN", "http://loinc.org")]
    [InlineData("99LAB", "urn:x:99LAB")]
    public void A_system_is_the_table_s_or_the_prefix_and_its_name(string kind, string expected) =>
        Assert.Equal(expected, BundleOf($$$"""{"person":{"kind":"{{{kind}}}"}}""").Only<Patient>().Identifier.Single().System);

    [Fact]
    public void A_code_that_the_table_does_not_know_is_nothing()
    {
        Assert.Equal(AdministrativeGender.Male, BundleOf("""{"person":{"kind":"LN","sex":"1"}}""").Only<Patient>().Gender);
        Assert.Null(BundleOf("""{"person":{"kind":"LN","sex":"?"}}""").Only<Patient>().Gender);
    }

    [Theory]
    [InlineData("coded 1 code-system urn:x:", "coded x code-system urn:x:", "whole number")]
    [InlineData("coded 1 code-system urn:x:", "coded 1 code-system", "a concept and a prefix")]
    [InlineData("lookup sex", "lookup", "the name of a code table")]
    [InlineData("system code-system urn:x:", "system code-system", "a concept and a prefix")]
    public void Wrong_arguments_are_named(string old, string @new, string expected)
    {
        mappings.Replace(Table, old, @new);

        Assert.Contains(mappings.Load().Faults, fault => fault.Code == IssueCodes.TransformWrong && fault.Reason.Contains(expected, StringComparison.Ordinal));
    }

    private Bundle BundleOf(string json)
    {
        MappingCatalog catalog = mappings.LoadGood();
        ReadMessage read = catalog.Source("test")!.Read(Encoding.UTF8.GetBytes(json)).Value;
        return read.Message!.Map(read.Record!, new MapContext(catalog.Institution(TestMappings.Hospital)!, "seed", read.ServiceDate)).Value.Bundle;
    }
}
