using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Mapping.Tests.Files;

public sealed class YamlJsonTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: 1.50", """{"a":1.50}""")]
    [InlineData("a: \"1\"", """{"a":"1"}""")]
    [InlineData("a: 0001", """{"a":"0001"}""")]
    [InlineData("a: true\nb: yes\nc: null\nd:", """{"a":true,"b":"yes","c":null,"d":null}""")]
    [InlineData("a: [x, {b: 2}]", """{"a":["x",{"b":2}]}""")]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("a: 2026-01-31", """{"a":"2026-01-31"}""")]
    [InlineData("", "{}")]
    public void Yaml_reads_as_json(string yaml, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(YamlJson.Parse(yaml, "x.yaml").Value));
    }

    [Theory]
    [InlineData("a: 1\n  b: 2", "x.yaml:2:")]
    [InlineData("a: [1", "x.yaml:")]
    [InlineData("a: 1\na: 2", "x.yaml:2:")]
    public void A_fault_names_file_line_and_column(string yaml, string at)
    {
        Issue issue = Assert.Single(YamlJson.Parse(yaml, "x.yaml").Issues);

        Assert.Equal(IssueCodes.FileUnreadable, issue.Code);
        Assert.StartsWith(at, issue.At.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_issue()
    {
        Assert.Equal(IssueCodes.FileUnreadable, Assert.Single(YamlJson.Load("nowhere.yaml").Issues).Code);
    }
}
