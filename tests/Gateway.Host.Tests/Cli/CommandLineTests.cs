using System.Text.Json;

namespace Gateway.Host.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Converting_a_good_file_puts_the_Bundle_on_stdout()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(HostFolder.Repository, "convert", "--source", "hl7v2-iborn", HostFolder.Sample("hl7v2-iborn", "adt-a04-register.hl7"));

        Assert.Equal((0, ""), (code, error));
        using JsonDocument bundle = JsonDocument.Parse(output);
        Assert.Equal("Bundle", bundle.RootElement.GetProperty("resourceType").GetString());
    }

    [Fact]
    public async Task Converting_a_bad_file_says_what_is_wrong_where_and_fails()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(HostFolder.Repository, "convert", "--source", "hl7v2-iborn", HostFolder.Sample("hl7v2-iborn", "bad-missing-name.hl7"));

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("PID/5/1: error GW3001", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Converting_for_a_source_that_is_not_there_is_wrong_usage_and_names_those_that_are()
    {
        (int code, string _, string error) = await CommandLine.RunAsync(HostFolder.Repository, "convert", "--source", "nobody", HostFolder.Sample("hl7v2-iborn", "adt-a04-register.hl7"));

        Assert.Equal(2, code);
        Assert.Contains("There is no source nobody. There are: ", error, StringComparison.Ordinal);
        Assert.Contains("hl7v2-iborn@1.0", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_products_own_mappings_pass_the_check()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(HostFolder.Repository, "check");

        Assert.Equal((0, ""), (code, output));
        Assert.Contains(" 0 errors", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_transforms_are_listed_with_their_examples()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(HostFolder.Repository, "mappings", "transforms", "--json");

        Assert.Equal((0, ""), (code, error));
        using JsonDocument pages = JsonDocument.Parse(output);
        Assert.True(pages.RootElement.GetArrayLength() >= 40);
        Assert.Contains("date yyyyMMdd", (await CommandLine.RunAsync(HostFolder.Repository, "mappings", "transforms", "date")).Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'date'?", (await CommandLine.RunAsync(HostFolder.Repository, "mappings", "transforms", "dates")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(2, (await CommandLine.RunAsync(folder.Path, "convince")).Code);
    }

    [Fact]
    public async Task Without_a_configuration_nothing_is_served_and_the_way_to_one_is_named()
    {
        using var folder = new TemporaryFolder();

        (int code, string _, string error) = await CommandLine.RunAsync(folder.Path, "run");

        Assert.Equal(2, code);
        Assert.Contains("gateway doctor --example", error, StringComparison.Ordinal);
    }
}
