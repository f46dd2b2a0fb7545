using System.Text;
using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Gateway.Host.Plugins;
using Gateway.Mapping;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Tests.Plugins;

/// <summary>A gateway over one source of the adapter <c>test</c> and one of <c>ini</c>, with a plugin folder that tests change.</summary>
internal sealed class PluginWorld : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public PluginWorld(string adapter = "FirstAdapter", Dictionary<string, string?>? settings = null)
    {
        Lay("test", adapter);
        Write("mappings/institutions/H99999900001/institution.yaml", "code: H99999900001\nname: 示范医院\narea: \"999999\"\nsources: [neighbour, test]\nfacts:\n  operator: \"0001\"\n  ip: 127.0.0.1\n");
        WriteSource("test", "test");
        WriteSource("neighbour", "ini");
        Copy("national/platform/nhsa/1.0/recovery.csv");
        Copy("national/platform/nhsa/1.0/errors.csv");
        Dictionary<string, string?> all = new(StringComparer.Ordinal)
        {
            ["Gateway:Data"] = folder.In("data"),
            ["Gateway:Mappings"] = folder.In("mappings"),
            ["Gateway:Plugins"] = HostFolder.Plugins,
            ["Gateway:SitePlugins"] = folder.In("plugins"),
            ["Gateway:Reload:Every"] = "00:00:00.1",
            ["Gateway:Inbound:Http:Port"] = "0",
            ["Gateway:Inbound:Keys:H99999900001"] = "a-key-for-tests-only",
            ["Platform:Nhsa:999999:Url"] = "http://127.0.0.1:9",
            ["Platform:Nhsa:999999:Token"] = "a-token-for-tests",
            ["Logs:Stderr"] = "false",
        };
        foreach ((string name, string? value) in settings ?? [])
        {
            all[name] = value;
        }

        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(all));
        Assert.True(built.Succeeded, string.Join('\n', built.Issues));
        App = built.Value;
    }

    public WebApplication App { get; }

    public PluginReload Reload => App.Services.GetRequiredService<PluginReload>();

    public MappingCatalog Catalog => App.Services.GetRequiredService<CatalogHolder>().Current;

    public AdapterCatalog Adapters => App.Services.GetRequiredService<PluginHolder>().Current;

    public IReadOnlyDictionary<string, (string State, string? Why)> States => AdapterListing.Of(Adapters, Catalog).ToDictionary(view => view.Name, view => (view.State, view.Why), StringComparer.Ordinal);

    public Task<ReloadRecord> ReloadAsync() => Reload.RunAsync("me", "a test", TestContext.Current.CancellationToken);

    public async Task<HealthReportEntry> HealthAsync() => (await App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "plugins", TestContext.Current.CancellationToken)).Entries["plugins"];

    /// <summary>Reads a message and says which version of the adapter did, or what stood against it.</summary>
    public string Read(string source = "test") => ReadWith(Catalog.Source(source)!); // one of the two that the world has

    public static string ReadWith(Source source)
    {
        Outcome<ReadMessage> read = source.Read(source.Id == "test" ? "no=1\n"u8.ToArray() : "[m]\nno=1\nby=ini\n"u8.ToArray());
        return read.Succeeded ? read.Value.Record!["m/by"] ?? "" : read.Issues[0].Code.Id; // a message that was read has a record
    }

    public void Lay(string name, string adapter, string contract = "1.0")
    {
        string dll = Path.Combine(Directory.CreateDirectory(folder.In("plugins", name)).FullName, "Gateway.Host.Tests.dll");
        File.Copy(typeof(TestAdapter).Assembly.Location, dll, overwrite: true);
        string format = adapter.StartsWith("Other", StringComparison.Ordinal) ? "other" : "test";
        Write($"plugins/{name}/adapter.json", $$"""{"name":"{{format}}","assembly":"Gateway.Host.Tests.dll","type":"Gateway.Host.Tests.Plugins.{{adapter}}","contract":"{{contract}}"}""");
    }

    public void Remove(string name) => Directory.Delete(folder.In("plugins", name), recursive: true);

    public void Write(string name, string text)
    {
        string path = folder.In(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in a folder
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        folder.Dispose();
    }

    private void WriteSource(string id, string adapter)
    {
        Write($"mappings/sources/{id}/1.0/source.yaml", $"id: {id}\nversion: \"1.0\"\ntitle: 测试\nadapter: {adapter}\nencoding: utf-8\nstatus: released\nmessages:\n  - {{name: m, event: patient.update, table: m.csv}}\n");
        Write($"mappings/sources/{id}/1.0/m.csv", "target,source,transform\nPatient.identifier[patient].value,m/no,trim\n");
    }

    private void Copy(string file) => Write($"mappings/{file}", File.ReadAllText(Path.Combine(HostFolder.Mappings, file)));
}
