using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Host.Plugins;

namespace Gateway.Host.Tests.Plugins;

public sealed class PluginFolderTests
{
    private const string Good = """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","type":"Gateway.Adapter.Ini.IniAdapter","contract":"1.0"}""";

    [Fact]
    public void The_products_own_adapters_lie_beside_the_host_and_are_found_by_their_manifests()
    {
        ImmutableArray<LoadedPlugin> adapters = PluginFolder.Load(HostFolder.Plugins, out ImmutableArray<Issue> faults);

        Assert.Empty(faults);
        Assert.Equal(["calls", "dbf", "delimited", "excel", "fhir", "fixed", "hl7v2", "ini", "json", "key-value", "rows", "xml"], adapters.Select(adapter => adapter.Adapter?.Name).Order(StringComparer.Ordinal));
        Assert.All(adapters, adapter => Assert.Equal(adapter.Manifest.Name, adapter.Adapter?.Name));
    }

    [Theory]
    [InlineData("broken JSON", "{")]
    [InlineData("nothing", "null")]
    [InlineData("no type named", """{"name":"x","assembly":"Gateway.Adapter.Ini.dll","contract":"1.0"}""")]
    [InlineData("another contract", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","type":"Gateway.Adapter.Ini.IniAdapter","contract":"2.0"}""")]
    [InlineData("no version", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","type":"Gateway.Adapter.Ini.IniAdapter","contract":"new"}""")]
    [InlineData("a dll that is not there", """{"name":"ini","assembly":"Missing.dll","type":"Gateway.Adapter.Ini.IniAdapter","contract":"1.0"}""")]
    [InlineData("no dll named", """{"name":"ini","assembly":"","type":"Gateway.Adapter.Ini.IniAdapter","contract":"1.0"}""")]
    [InlineData("a dll that is none", """{"name":"ini","assembly":"adapter.json","type":"Gateway.Adapter.Ini.IniAdapter","contract":"1.0"}""")]
    [InlineData("a type that is not there", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","type":"Gateway.Adapter.Ini.Missing","contract":"1.0"}""")]
    [InlineData("a type without name", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","type":"","contract":"1.0"}""")]
    [InlineData("a type that is no adapter", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","type":"Gateway.Adapter.Ini.IniCodec","contract":"1.0"}""")]
    [InlineData("a transform that is not there", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","transforms":["Gateway.Adapter.Ini.Missing"],"contract":"1.0"}""")]
    [InlineData("a transform that is none", """{"name":"ini","assembly":"Gateway.Adapter.Ini.dll","transforms":["Gateway.Adapter.Ini.IniAdapter"],"contract":"1.0"}""")]
    [InlineData("another name than the adapter's", """{"name":"dbf","assembly":"Gateway.Adapter.Ini.dll","type":"Gateway.Adapter.Ini.IniAdapter","contract":"1.0"}""")]
    public void A_bad_plugin_is_one_fault_at_its_manifest_and_stops_no_neighbour(string what, string manifest)
    {
        using var folder = new TemporaryFolder();
        Lay(folder, "a-bad", manifest);
        Lay(folder, "b-good", Good);

        ImmutableArray<LoadedPlugin> adapters = PluginFolder.Load(folder.Path, out ImmutableArray<Issue> faults);

        Assert.True(faults.Length == 1, what);
        Assert.Equal((IssueCodes.PluginRefused, folder.In("a-bad", "adapter.json")), (faults[0].Code, faults[0].At.Path));
        Assert.Equal("ini", Assert.Single(adapters).Adapter?.Name);
    }

    [Fact]
    public void Of_two_plugins_for_one_format_the_first_serves_and_the_second_is_a_fault()
    {
        using var folder = new TemporaryFolder();
        Lay(folder, "a", Good);
        Lay(folder, "b", Good);

        ImmutableArray<LoadedPlugin> adapters = PluginFolder.Load(folder.Path, out ImmutableArray<Issue> faults);

        Assert.Equal(folder.In("a", "adapter.json"), Assert.Single(adapters).ManifestPath);
        Assert.Equal(folder.In("b", "adapter.json"), Assert.Single(faults).At.Path);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_no_plugin_and_a_folder_that_is_not_there_has_none()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.In("notes"));

        Assert.Empty(PluginFolder.Load(folder.Path, out ImmutableArray<Issue> faults));
        Assert.Empty(PluginFolder.Load(folder.In("nowhere"), out ImmutableArray<Issue> none));
        Assert.Empty(faults.Concat(none));
    }

    private static void Lay(TemporaryFolder folder, string name, string manifest)
    {
        Directory.CreateDirectory(folder.In(name));
        File.WriteAllText(folder.In(name, "adapter.json"), manifest);
        File.Copy(Path.Combine(HostFolder.Plugins, "Gateway.Adapter.Ini", "Gateway.Adapter.Ini.dll"), folder.In(name, "Gateway.Adapter.Ini.dll"));
    }
}
