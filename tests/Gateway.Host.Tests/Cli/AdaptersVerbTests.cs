using System.Text.Json;
using Gateway.Host.Tests.Plugins;

namespace Gateway.Host.Tests.Cli;

public sealed class AdaptersVerbTests
{
    [Fact]
    public async Task The_list_shows_what_serves_and_what_is_refused_and_why()
    {
        using var folder = new TemporaryFolder();
        Lay(folder, "old", "FirstAdapter", "2.0");

        (int code, string output, string error) = await CommandLine.RunAsync(folder.Path, "adapters", "list", "--json", "--site-plugins", "plugins", "--mappings", "nowhere");

        Assert.Equal(1, code);
        JsonElement[] adapters = [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
        Assert.Equal("serving", adapters.Single(adapter => adapter.GetProperty("name").GetString() == "ini").GetProperty("state").GetString());
        JsonElement refused = adapters.Single(adapter => adapter.GetProperty("name").GetString() == "old");
        Assert.Equal(("refused", "Written for contract 2.0; this gateway has 1."), (refused.GetProperty("state").GetString(), refused.GetProperty("why").GetString()));
        Assert.Equal("", error);
    }

    [Fact]
    public async Task Trying_a_file_shows_its_record_with_places_and_whether_it_is_written_back()
    {
        string sample = Path.Combine(HostFolder.Repository, "adapters", "Gateway.Adapter.Ini", "samples", "plain");

        (int code, string output, string error) = await CommandLine.RunAsync(sample, "adapters", "try", Path.GetFileName(Directory.GetFiles(sample, "*.*").First(file => !file.EndsWith(".json", StringComparison.Ordinal))), "--adapter", "ini", "--layout", "layout.json");

        Assert.Equal(0, code);
        Assert.Contains("  @", output, StringComparison.Ordinal);
        Assert.Contains("Written again: the same", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no adapter 'inni' and no such folder: expected a folder or one of ", 2, "check", "inni")]
    [InlineData("Expected a name in lower case letters, digits and hyphens that begins with a letter, instead of 'My HIS'.", 2, "new", "My HIS")]
    [InlineData("is there already and is not empty.", 1, "new", "plugins")]
    [InlineData("plugins holds no adapter.json with its assembly, nor does its bin folder: build it with 'dotnet build plugins'.", 2, "check", "plugins")]
    public async Task What_cannot_be_is_said_in_one_sentence(string sentence, int exit, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Lay(folder, "old", "FirstAdapter", "1.0");

        (int code, string _, string error) = await CommandLine.RunAsync(folder.Path, ["adapters", .. arguments]);

        Assert.Equal(exit, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_that_breaks_a_promise_fails_the_check_with_the_input_that_did_it()
    {
        using var folder = new TemporaryFolder();
        Lay(folder, "naughty", "NaughtyAdapter", "1.0");
        Directory.CreateDirectory(folder.In("plugins", "naughty", "samples", "plain"));
        await File.WriteAllTextAsync(folder.In("plugins", "naughty", "samples", "plain", "layout.json"), """{"encoding":"utf-8","layout":{}}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.In("plugins", "naughty", "samples", "plain", "boom.txt"), "no=throw\n", TestContext.Current.CancellationToken);

        (int code, string output, string error) = await CommandLine.RunAsync(folder.Path, "adapters", "check", Path.Combine("plugins", "naughty"));

        Assert.Equal(1, code);
        Assert.Contains("FAIL Every sample is read whole (1 tried)", error, StringComparison.Ordinal);
        Assert.Contains("plain/boom.txt: InvalidOperationException: throw", error, StringComparison.Ordinal);
        Assert.StartsWith("test: 1 samples, ", output, StringComparison.Ordinal);
    }

    private static void Lay(TemporaryFolder folder, string name, string adapter, string contract)
    {
        Directory.CreateDirectory(folder.In("plugins", name));
        File.Copy(typeof(TestAdapter).Assembly.Location, folder.In("plugins", name, "Gateway.Host.Tests.dll"));
        File.WriteAllText(folder.In("plugins", name, "adapter.json"), $$"""{"name":"test","assembly":"Gateway.Host.Tests.dll","type":"Gateway.Host.Tests.Plugins.{{adapter}}","contract":"{{contract}}"}""");
    }
}
