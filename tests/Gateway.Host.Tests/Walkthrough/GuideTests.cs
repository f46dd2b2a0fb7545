using Gateway.Tests;

namespace Gateway.Host.Tests.Walkthrough;

public sealed class GuideTests
{
    private const string English = "## From a hospital's file to a released mapping";
    private const string Chinese = "## 给省市信息中心：从医院文件到正式发布";
    private static readonly string Guide = Path.Combine(HostFolder.Mappings, "README.md");

    [Fact]
    public async Task Who_follows_the_guide_in_a_copy_of_the_mappings_sees_what_it_shows()
    {
        using var folder = new TemporaryFolder();
        CopyMappings(Path.Combine(folder.Path, "mappings"));
        GuideBlock[] blocks = [.. GuideBlock.Of(Guide, English)];

        foreach (GuideBlock block in blocks)
        {
            await GuideReader.FollowAsync(block, folder.Path);
        }

        Assert.True(blocks.Length > 20, "Expected the guide's blocks.");
        Assert.Contains("sources/shifan-his/1.1", await File.ReadAllTextAsync(Path.Combine(folder.Path, "mappings", "released.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Chinese_guide_has_the_same_commands_in_the_same_order()
    {
        string[] english = Commands(English), chinese = Commands(Chinese);

        Assert.Equal(english, chinese);
    }

    [Fact]
    public async Task Every_file_of_the_guide_is_named_where_a_reader_sees_it()
    {
        // What stands behind a fence is not shown when the page is rendered.
        string[] prose = [.. (await File.ReadAllLinesAsync(Guide, TestContext.Current.CancellationToken)).Where(line => !line.StartsWith("```", StringComparison.Ordinal))];

        Assert.All(GuideBlock.Of(Guide, English).Where(block => block.File.Length > 0 && block.Language != "console"), block =>
            Assert.Contains(prose, line => line.Contains('`', StringComparison.Ordinal) && line.Contains($"{Path.GetFileName(block.File)}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_that_was_not_printed_is_an_untruth()
    {
        GuideCommand command = Assert.Single(GuideCommand.Of(new GuideBlock("console", "", "", ["$ gateway check", "a … c", "(exit 1)"])));

        Assert.Equal(1, command.Code);
        Assert.Null(command.Untruth("", "a b c\n"));
        Assert.Equal("not printed: a … c", command.Untruth("a b\n", ""));
        Assert.Equal("not shown: d", command.Untruth("a b c\nd\n", ""));
    }

    private static string[] Commands(string heading) =>
        [.. GuideBlock.Of(Guide, heading).Where(block => block.Language == "console").SelectMany(block => block.Lines).Where(line => line.StartsWith("$ gateway ", StringComparison.Ordinal)).Distinct()];

    // Of the product's mappings what the guide needs: every command reads them anew.
    private static void CopyMappings(string to)
    {
        foreach (string part in (string[])["national", "regions", "sources/fujian-ini", "institutions/H99999900001"])
        {
            FolderCopy.Make(Path.Combine(HostFolder.Mappings, part), Path.Combine(to, part));
        }

        string hospital = Path.Combine(to, "institutions", "H99999900001", "institution.yaml");
        File.WriteAllLines(hospital, File.ReadAllLines(hospital).Select(line => line.StartsWith("sources:", StringComparison.Ordinal) ? "sources: [fujian-ini]" : line));
        File.WriteAllLines(Path.Combine(to, "released.txt"), File.ReadLines(Path.Combine(HostFolder.Mappings, "released.txt")).Where(line => line.EndsWith("  sources/fujian-ini/1.0", StringComparison.Ordinal)));
    }
}
