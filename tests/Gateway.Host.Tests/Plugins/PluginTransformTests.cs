using System.Text;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Mapping;

namespace Gateway.Host.Tests.Plugins;

public sealed class PluginTransformTests
{
    // These tests' own assembly is the plugin: laid into a folder, it is loaded a second time as any plugin is.
    private const string Manifest = """{"name":"test-tricks","assembly":"Gateway.Host.Tests.dll","transforms":["Gateway.Host.Tests.Plugins.TestTransforms"],"contract":"1.0"}""";

    [Fact]
    public void A_table_uses_a_plugins_transform()
    {
        using var folder = new TemporaryFolder();
        Outcome<MappedMessage> mapped = Map(folder, "plugin:weighted-sum 2 | pad 4 0", "123");

        Assert.True(mapped.Succeeded, string.Join('\n', mapped.Issues));
        Assert.Contains("\"value\":\"0012\"", Encoding.UTF8.GetString(Canonical.CanonicalJson.Write(mapped.Value.Bundle)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12x", "GW3002", "Expected digits.")]
    [InlineData("129", "GW3011", "The transform 'plugin:weighted-sum' failed (InvalidOperationException): tell those who wrote it.")]
    public void What_a_plugin_refuses_or_breaks_on_is_an_issue_of_that_row(string value, string code, string reason)
    {
        using var folder = new TemporaryFolder();
        Issue issue = Assert.Single(Map(folder, "plugin:weighted-sum 2", value).Issues);

        Assert.Equal((code, "m/no", reason, "sources/test/1.0/m.csv:2:transform"), (issue.Code.Id, issue.At.Path, issue.Reason, issue.TableRow));
    }

    [Theory]
    [InlineData("plugin:weighted-sun 2", "No installed plugin has 'plugin:weighted-sun'. Did you mean 'plugin:weighted-sum'?")]
    [InlineData("plugin:weighted-sum", "plugin:weighted-sum: Expected one weight.")]
    public void A_wrong_call_is_a_fault_of_the_table_with_the_nearest_name(string call, string reason)
    {
        using var folder = new TemporaryFolder();
        Issue fault = Assert.Single(Load(folder, call).Faults);

        Assert.Equal((IssueCodes.TransformWrong, "sources/test/1.0/m.csv:2:transform", reason), (fault.Code, fault.At.Path, fault.Reason));
    }

    [Fact]
    public void Two_plugins_with_a_transform_of_one_name_are_a_fault()
    {
        using var folder = new TemporaryFolder();
        Lay(folder, "a");
        Lay(folder, "b");

        AdapterCatalog adapters = AdapterCatalog.Load(folder.In("plugins"));

        Assert.Single(adapters.Transforms);
        Assert.Equal("Another plugin already has a transform 'weighted-sum'.", Assert.Single(adapters.Faults).Reason);
    }

    private static Outcome<MappedMessage> Map(TemporaryFolder folder, string call, string value)
    {
        MappingCatalog catalog = Load(folder, call);
        Assert.Equal("", string.Join('\n', catalog.Faults));
        ReadMessage read = catalog.Source("test")!.Read(Encoding.UTF8.GetBytes($"[m]\nno={value}\n")).Value;
        return read.Message!.Map(read.Record!, new MapContext(catalog.Institution("H99999900001")!, "hash", null));
    }

    private static MappingCatalog Load(TemporaryFolder folder, string call)
    {
        Lay(folder, "tricks");
        File.Copy(Path.Combine(HostFolder.Plugins, "Gateway.Adapter.Ini", "Gateway.Adapter.Ini.dll"), Directory.CreateDirectory(folder.In("plugins", "ini")).FullName + "/Gateway.Adapter.Ini.dll");
        File.Copy(Path.Combine(HostFolder.Plugins, "Gateway.Adapter.Ini", "adapter.json"), folder.In("plugins", "ini", "adapter.json"));
        Write(folder, "institutions/H99999900001/institution.yaml", "code: H99999900001\nname: 示范医院\narea: \"999999\"\n");
        Write(folder, "sources/test/1.0/source.yaml", "id: test\nversion: \"1.0\"\nadapter: ini\nencoding: utf-8\nstatus: released\nmessages:\n  - {name: m, event: patient.update, table: m.csv}\n");
        Write(folder, "sources/test/1.0/m.csv", $"target,source,transform\nPatient.identifier[patient].value,m/no,{call}\n");
        return MappingCatalog.Load(folder.In("mappings"), AdapterCatalog.Load(folder.In("plugins")));
    }

    private static void Lay(TemporaryFolder folder, string name)
    {
        Directory.CreateDirectory(folder.In("plugins", name));
        File.WriteAllText(folder.In("plugins", name, "adapter.json"), Manifest);
        File.Copy(typeof(TestTransforms).Assembly.Location, folder.In("plugins", name, "Gateway.Host.Tests.dll"));
    }

    private static void Write(TemporaryFolder folder, string name, string text)
    {
        string path = folder.In("mappings", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
