using System.Text;
using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Exchange.ConceptMaps;

public sealed class ConceptMapTests : IDisposable
{
    private const string Fee = "urn:cn:nhsa:code:fee";
    private readonly TestMappings mappings = new();

    public ConceptMapTests() => mappings.Write("national/codesystems/fee.csv", "code,display\n01,床位费\n02,诊察费\n");

    public void Dispose() => mappings.Dispose();

    [Fact]
    public void Groups_of_one_target_system_become_one_table()
    {
        CodeImport import = Good("""
            {"resourceType":"ConceptMap","url":"http://example.org/fee","status":"active","publisher":"示范省","group":[
              {"source":"http://a","target":"urn:cn:nhsa:code:fee","element":[{"code":"A","display":"甲","target":[{"code":"01","display":"床位费","equivalence":"equivalent","comment":"看备注"}]}]},
              {"source":"http://b","target":"urn:cn:nhsa:code:fee","element":[{"code":"B","target":[{"equivalence":"unmatched"}]},{"code":"C","target":[
                {"code":"01","equivalence":"wider","extension":[{"url":"urn:cn:gateway:ext:valid-to","valueDate":"2025-12-31"}]},
                {"code":"02","equivalence":"wider","extension":[{"url":"urn:cn:gateway:ext:valid-from","valueDate":"2026-01-01"}]}]}]}]}
            """, out Issue[] warnings);
        import.Write();

        Assert.EndsWith("note\nA,甲,01,床位费,equivalent,,,看备注\nB,,,,unmatched,,,\nC,,01,,wider,,2025-12-31,\nC,,02,,wider,2026-01-01,,\n", File.ReadAllText(mappings.PathOf(import.Target)), StringComparison.Ordinal);
        Assert.All(warnings, warning => Assert.Equal(IssueCodes.NotKept, warning.Code));
        Assert.Equal(["in:group[0].source", "in:publisher", "in:status", "in:url"], warnings.Select(warning => warning.At.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"unmapped\":{\"mode\":\"fixed\",\"code\":\"01\"},", "", "in:group[0].unmapped", "'fixed'")]
    [InlineData("\"unmapped\":{\"mode\":\"other-map\",\"url\":\"http://x\"},", "", "in:group[0].unmapped", "'other-map'")]
    [InlineData("", ",\"dependsOn\":[{\"property\":\"http://p\",\"value\":\"1\"}]", "in:group[0].element[0].target[0].dependsOn", "'when'")]
    [InlineData("", ",\"product\":[{\"property\":\"http://p\",\"value\":\"1\"}]", "in:group[0].element[0].target[0].product", "second row")]
    [InlineData("", ",\"modifierExtension\":[{\"url\":\"http://p\",\"valueBoolean\":true}]", "in:group[0].element[0].target[0].modifierExtension[0]", "changes what")]
    public void What_a_table_cannot_say_is_refused(string inGroup, string inTarget, string at, string reason)
    {
        Outcome<CodeImport> plan = Plan($$"""{"resourceType":"ConceptMap","status":"active","group":[{"target":"{{Fee}}",{{inGroup}}"element":[{"code":"A","target":[{"code":"01","equivalence":"equal"{{inTarget}}}]}]}]}""");

        Issue issue = Assert.Single(plan.Issues, one => one.IsError);
        Assert.Equal((IssueCodes.ConceptMapWrong, at), (issue.Code, issue.At.Path));
        Assert.Contains(reason, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_target_system_than_the_concepts_is_refused()
    {
        Issue issue = Assert.Single(Plan("""{"resourceType":"ConceptMap","status":"active","group":[{"target":"http://other","element":[{"code":"A","target":[{"code":"01","equivalence":"equal"}]}]}]}""").Issues, one => one.IsError);

        Assert.Equal((IssueCodes.ConceptMapWrong, "in:group[0].target"), (issue.Code, issue.At.Path));
        Assert.Contains(Fee, issue.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_targets_of_one_code_at_one_time_are_refused_at_the_second()
    {
        Issue issue = Assert.Single(Plan("""{"resourceType":"ConceptMap","status":"active","group":[{"element":[{"code":"A","target":[{"code":"01","equivalence":"equal"},{"code":"02","equivalence":"equal"}]}]}]}""").Issues, one => one.IsError);

        Assert.Equal((IssueCodes.CodeTableWrong, "in:group[0].element[0].code"), (issue.Code, issue.At.Path));
    }

    [Fact]
    public void An_element_without_a_target_comes_in_as_unmatched_with_a_warning()
    {
        CodeImport import = Good("""{"resourceType":"ConceptMap","status":"active","group":[{"target":"urn:cn:nhsa:code:fee","unmapped":{"mode":"provided"},"element":[{"code":"A"}]}]}""", out Issue[] warnings);
        import.Write();

        Assert.EndsWith("\nA,,,,unmatched,,,\n", File.ReadAllText(mappings.PathOf(import.Target)), StringComparison.Ordinal);
        Assert.Contains(warnings, warning => warning.Code == IssueCodes.CellDoubtful && warning.At.Path == "in:group[0].element[0]");
        Assert.Contains(warnings, warning => warning.Code == IssueCodes.NotKept && warning.At.Path == "in:group[0].unmapped" && warning.Reason.Contains("fee: keep", StringComparison.Ordinal));
    }

    [Fact]
    public void A_resource_that_breaks_FHIR_is_refused_with_the_path() =>
        Assert.Equal(IssueCodes.FhirInvalid, Plan("""{"resourceType":"ConceptMap","status":"active","group":[{"element":[{"code":"A","target":[{"code":"01","equivalence":"same"}]}]}]}""").Issues[0].Code);

    [Fact]
    public void An_export_names_systems_version_and_what_happens_to_other_codes()
    {
        mappings.Replace("sources/test/1.0/source.yaml", "unit: keep", $"unit: {{unmapped: keep, system: \"{Fee}\"}}");

        using JsonDocument map = JsonDocument.Parse(new CodeExchange(mappings.PathOf("")).Export("unit", "source:test@1.0", ExchangeForm.ConceptMap).Value);

        JsonElement group = map.RootElement.GetProperty("group")[0];
        Assert.Equal(("urn:cn:gateway:codes:source:test@1.0:unit", "1.0", Fee, "provided"),
            (map.RootElement.GetProperty("url").GetString(), map.RootElement.GetProperty("version").GetString(), group.GetProperty("target").GetString(), group.GetProperty("unmapped").GetProperty("mode").GetString()));
    }

    [Fact]
    public void A_code_that_FHIR_cannot_hold_is_named()
    {
        mappings.Write("national/codes/odd.csv", "code,target\n\"a  b\",x\n");

        Issue issue = Assert.Single(new CodeExchange(mappings.PathOf("")).Export("odd", null, ExchangeForm.ConceptMap).Issues);
        Assert.Equal((IssueCodes.CellUnwritable, "national/codes/odd.csv:2:code"), (issue.Code, issue.At.Path));
    }

    private CodeImport Good(string json, out Issue[] warnings)
    {
        Outcome<CodeImport> plan = Plan(json);
        Assert.True(plan.Succeeded, string.Join('\n', plan.Issues));
        warnings = [.. plan.Issues];
        return plan.Value;
    }

    private Outcome<CodeImport> Plan(string json)
    {
        File.WriteAllBytes(mappings.PathOf("in"), Encoding.UTF8.GetBytes(json));
        return new CodeExchange(mappings.PathOf("")).Import(new CodeImportRequest(mappings.PathOf("in"), "fee", "national"));
    }
}
