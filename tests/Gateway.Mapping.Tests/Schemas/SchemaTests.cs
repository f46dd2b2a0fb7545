using System.Text.Json;

namespace Gateway.Mapping.Tests.Schemas;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("source", "sources", "source.yaml")]
    [InlineData("institution", "institutions", "institution.yaml")]
    [InlineData("dialect", "regions", "dialect.yaml")]
    [InlineData("plans", "national", "plans.yaml")]
    public void The_schemas_that_editors_use_know_every_member_of_the_products_own_files(string schema, string folder, string name)
    {
        using JsonDocument rules = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Mappings, "schema", $"{schema}.schema.json")));
        string[] files = Directory.GetFiles(Path.Combine(RepositoryFolder.Mappings, folder), name, SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(Unknown(YamlJson.Load(file).Value, rules.RootElement, name)));
    }

    private static IEnumerable<string> Unknown(JsonElement value, JsonElement schema, string at) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Member(member, schema, $"{at}.{member.Name}")),
        JsonValueKind.Array when schema.TryGetProperty("items", out JsonElement items) => value.EnumerateArray().SelectMany(item => Unknown(item, items, at)),
        _ => [],
    };

    private static IEnumerable<string> Member(JsonProperty member, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("properties", out JsonElement known) && known.TryGetProperty(member.Name, out JsonElement below))
        {
            return Unknown(member.Value, below, at);
        }

        bool isFree = !schema.TryGetProperty("additionalProperties", out JsonElement others) || others.ValueKind != JsonValueKind.False;
        return !isFree ? [at] : others.ValueKind == JsonValueKind.Object ? Unknown(member.Value, others, at) : [];
    }
}
