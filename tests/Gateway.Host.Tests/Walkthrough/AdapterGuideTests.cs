namespace Gateway.Host.Tests.Walkthrough;

public sealed class AdapterGuideTests
{
    private static readonly string Guide = Path.Combine(HostFolder.Repository, "adapters", "README.md");

    [Fact]
    public async Task Who_follows_the_guide_in_an_empty_folder_has_an_adapter_that_runs()
    {
        using var folder = new TemporaryFolder();
        GuideBlock[] blocks = [.. GuideBlock.Of(Guide, "## From nothing to a running adapter")];

        foreach (GuideBlock block in blocks)
        {
            await GuideReader.FollowAsync(block, folder.Path);
        }

        Assert.True(blocks.Length > 8, "Expected the guide's blocks.");
        Assert.True(File.Exists(folder.In("plugins", "toy", "Toy.dll")), "Expected the adapter in plugins/.");
    }
}
