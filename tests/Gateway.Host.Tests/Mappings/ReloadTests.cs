using Gateway.Contract;
using Gateway.Host.Composition;
using Gateway.Host.Mappings;
using Gateway.Journal;
using Gateway.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Host.Tests.Mappings;

public sealed class ReloadTests : IAsyncLifetime
{
    private const string Table = "sources/provincial-text/1.0/register.csv";
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!; // built before every test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MappingReload Reload => app.Services.GetRequiredService<MappingReload>();

    private CatalogHolder Holder => app.Services.GetRequiredService<CatalogHolder>();

    public ValueTask InitializeAsync()
    {
        FolderCopy.OfMappings(HostFolder.Mappings, folder.In("mappings"));
        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gateway:Data"] = folder.In("data"),
            ["Gateway:Mappings"] = folder.In("mappings"),
            ["Gateway:Plugins"] = HostFolder.Plugins,
            ["Gateway:Reload:Every"] = "00:00:00.1",
            ["Gateway:Inbound:Http:Port"] = "0",
            ["Gateway:Inbound:Keys:H99999900001"] = "a-key-for-tests-only",
            ["Platform:Nhsa:999999:Url"] = "http://127.0.0.1:9",
            ["Platform:Nhsa:999999:Token"] = "a-token-for-tests",
            ["Logs:Stderr"] = "false",
        }), HostFolder.Reading);
        app = built.Value;
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Good_tables_serve_from_then_on_and_the_same_tables_change_nothing()
    {
        string before = Holder.Current.Sha256;
        Edit(Table, "Patient.name.text,head/姓名,trim", "Patient.name.text,head/姓名,trim | upper");

        ReloadRecord first = await Reload.RunAsync("me", "a better name", Token), second = await Reload.RunAsync("me", "again", Token);

        Assert.Equal((ReloadResult.Loaded, ReloadResult.Unchanged), (first.Result, second.Result));
        Assert.NotEqual(before, Holder.Current.Sha256);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync()).Status);
    }

    [Theory]
    [InlineData(Table, "Patient.name.text", "Patient.nmae.text", "GW8003")]
    [InlineData("regions/220200-吉林市/codes/sex.csv", "0,女,female", "0,女,", "GW8008")]
    [InlineData("sources/fujian-ini/1.0/mzsf.csv", "trim", "upper", "GW8011")]
    [InlineData("national/platform/nhsa/1.0/plans.yaml", "lane: operator", "lane: operators", "GW5001")]
    public async Task Tables_with_errors_are_refused_and_the_last_good_ones_go_on_serving(string file, string old, string @new, string code)
    {
        (object catalog, string before) = (Holder.Current, Holder.Current.Sha256);
        Edit(file, old, @new);

        ReloadRecord refused = await Reload.RunAsync("me", "a mistake", Token);

        Assert.Equal(ReloadResult.Refused, refused.Result);
        Assert.Contains(refused.Faults, fault => fault.Code.Id.StartsWith(code, StringComparison.Ordinal));
        Assert.Same(catalog, Holder.Current);
        HealthReportEntry health = await HealthAsync();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains(before[..12], health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_waiting_messages_began_with_may_not_go()
    {
        IJournal journal = app.Services.GetRequiredService<IJournal>();
        foreach (string visit in (string[])["1", "2"])
        {
            long id = (await journal.RecordAsync(new Arrival("H99999900001", "provincial-text", "test", DateTimeOffset.UnixEpoch, System.Text.Encoding.UTF8.GetBytes(visit)), Token)).MessageId;
            var prepared = new JournalFact.Prepared("outpatient.register", new LaneKey($"nhsa/H99999900001/visit/{visit}"), null, "provincial-text@1.0#0a1b2c3d4e5f/register nhsa@1.0#0a1b2c3d4e5f", [], default, default);
            await journal.AppendAsync(id, prepared, new FactOrigin("gateway", "Commit", DateTimeOffset.UnixEpoch), Token);
        }

        Directory.Move(folder.In("mappings", "sources", "provincial-text", "1.0"), folder.In("away"));
        Directory.CreateDirectory(folder.In("mappings", "sources", "provincial-text"));
        foreach (string institution in Directory.GetFiles(folder.In("mappings", "institutions"), "institution.yaml", SearchOption.AllDirectories))
        {
            File.WriteAllText(institution, File.ReadAllText(institution).Replace(", provincial-text", "", StringComparison.Ordinal).Replace("[provincial-text]", "[]", StringComparison.Ordinal));
        }

        ReloadRecord refused = await Reload.RunAsync("me", "tidying up", Token);

        Issue fault = Assert.Single(refused.Faults, fault => fault.IsError);
        Assert.Equal((IssueCodes.VersionInUse, "sources/provincial-text/1.0"), (fault.Code, fault.At.Path));
        Assert.Contains("2 waiting messages", fault.Reason, StringComparison.Ordinal);
        Assert.NotNull(Holder.Current.Source("provincial-text"));
    }

    [Fact]
    public async Task A_changed_folder_is_taken_over_by_itself_once_it_has_settled()
    {
        await app.StartAsync(Token);
        string before = Holder.Current.Sha256;

        Edit(Table, "Patient.name.text,head/姓名,trim", "Patient.name.text,head/姓名,trim | upper");

        for (int tries = 0; tries < 1200 && Holder.Current.Sha256 == before; tries++)
        {
            await Task.Delay(50, Token);
        }

        Assert.NotEqual(before, Holder.Current.Sha256);
        Assert.Equal(("gateway", ReloadResult.Loaded), (Reload.Last!.Actor, Reload.Last.Result));
        await app.StopAsync(Token);
    }

    private async Task<HealthReportEntry> HealthAsync() => (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "mappings", Token)).Entries["mappings"];

    private void Edit(string file, string old, string @new)
    {
        string path = folder.In("mappings", file), text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    }
}
