using System.Text.Json;
using Gateway.Canonical;
using Gateway.Host.Cli.Rules;

namespace Gateway.Host.Tests.Cli;

public sealed class RulesVerbTests
{
    [Fact]
    public void The_table_of_rules_that_operators_read_is_the_list_of_rules_there_are()
    {
        string[] table = [.. File.ReadLines(Path.Combine(Root(), "core", "README.md")).Where(line => line.StartsWith("| GW40", StringComparison.Ordinal))];

        Assert.Equal(RuleCatalog.All.Select(entry => RuleRow.Of(entry, RuleLevels.Default).ToMarkdown()), table);
    }

    [Fact]
    public void Every_rule_says_code_level_stage_and_both_sentences()
    {
        RuleRow[] rows = [.. RuleCatalog.All.Select(entry => RuleRow.Of(entry, new RuleLevels([KeyValuePair.Create("GW4014", RuleLevel.Off)])))];

        Assert.Equal(("GW4014", "off", "warn", "message"), rows.Where(row => row.Code == "GW4014").Select(row => (row.Code, row.Level, row.Default, row.Stage)).Single());
        Assert.All(rows, row => Assert.True(row.Chinese.Length > 0 && row.English.EndsWith('.') && row.Level is "refuse" or "warn" or "off"));
        Assert.Contains("\"Code\":\"GW4010\"", JsonSerializer.Serialize(rows), StringComparison.Ordinal);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gateway.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Expected Gateway.sln above the tests.");
    }
}
