using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Contract;
using Gateway.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Gateway.Host.Tests.Composition;

public sealed class GatewayAppTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gateway_starts_says_that_it_is_ready_and_lets_nobody_in_without_a_key()
    {
        using var folder = new TemporaryFolder();
        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(Settings(folder)), HostFolder.Reading);
        Assert.Equal("", string.Join('\n', built.Issues.Where(issue => issue.IsError)));
        await using WebApplication app = built.Value;
        await app.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/messages", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/in/H99999900001/fujian-ini", new ByteArrayContent([1]), Token)).StatusCode);
        await app.StopAsync(Token);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_while_the_gateway_stays_ready()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.In("no-folder"), "");
        Dictionary<string, string?> settings = Settings(folder);
        settings["Gateway:Inbound:Folders:0:Name"] = "bills";
        settings["Gateway:Inbound:Folders:0:Institution"] = "H99999900001";
        settings["Gateway:Inbound:Folders:0:Source"] = "fujian-ini";
        settings["Gateway:Inbound:Folders:0:Path"] = folder.In("no-folder", "below");
        settings["Gateway:Inbound:Folders:0:Pattern"] = "*.in";
        settings["Gateway:Inbound:Folders:0:Reply"] = "{name}.out";
        await using WebApplication app = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(settings), HostFolder.Reading).Value;
        await app.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        JsonNode? shown = null;
        for (int look = 0; look < 1200 && (string?)shown?["parts"]?["listeners"]?["status"] != "degraded"; look++)
        {
            await Task.Delay(50, Token);
            shown = await client.GetFromJsonAsync<JsonNode>("/health/ready", Token); // throws where the status is not 200
        }

        Assert.Equal("degraded", (string?)shown!["status"]);
        Assert.StartsWith("folder:bills: ", (string?)shown["parts"]!["listeners"]!["sentence"], StringComparison.Ordinal);
        Assert.Equal(["journal", "listeners", "mappings", "platform", "plugins", "space"], shown["parts"]!.AsObject().Select(part => part.Key).Order(StringComparer.Ordinal));
        await app.StopAsync(Token);
    }

    [Fact]
    public void A_mappings_folder_that_is_not_there_keeps_a_gateway_from_being_built()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string?> settings = Settings(folder);
        settings["Gateway:Mappings"] = folder.In("nowhere");

        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(settings));

        Assert.False(built.Succeeded);
        Assert.Contains(built.Issues, issue => issue.IsError);
    }

    [Fact]
    public void A_faulty_plugin_keeps_a_gateway_from_being_built()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.In("plugins", "bad"));
        File.WriteAllText(folder.In("plugins", "bad", "adapter.json"), "{");
        Dictionary<string, string?> settings = Settings(folder);
        settings["Gateway:Plugins"] = folder.In("plugins");

        Outcome<WebApplication> built = GatewayApp.Build(configuration => configuration.AddInMemoryCollection(settings));

        Assert.Contains(built.Issues, issue => issue.Code == IssueCodes.PluginRefused);
    }

    private static Dictionary<string, string?> Settings(TemporaryFolder folder) => new(StringComparer.Ordinal)
    {
        ["Gateway:Data"] = folder.In("data"),
        ["Gateway:Mappings"] = HostFolder.Mappings,
        ["Gateway:Plugins"] = HostFolder.Plugins,
        ["Gateway:Inbound:Http:Port"] = "0",
        ["Gateway:Inbound:Keys:H99999900001"] = "a-key-for-tests-only",
        ["Platform:Nhsa:999999:Url"] = "http://127.0.0.1:9",
        ["Platform:Nhsa:999999:Token"] = "a-token-for-tests",
        ["Logs:Stderr"] = "false",
    };
}
