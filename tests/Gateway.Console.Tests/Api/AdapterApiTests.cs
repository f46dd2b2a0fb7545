using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Console.Tests.Api;

public sealed class AdapterApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_plugin_is_shown_with_its_state_and_sources()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        AdaptersView view = (await desk.Client.GetFromJsonAsync<AdaptersView>("/api/adapters", Token))!; // a 200 carries one

        AdapterView ini = Assert.Single(view.Adapters);
        Assert.Equal(("ini", "serving", "fujian-ini"), (ini.Name, ini.State, ini.Sources[0]));
    }

    [Theory]
    [InlineData("loaded", HttpStatusCode.OK)]
    [InlineData("refused", HttpStatusCode.Conflict)]
    public async Task A_reload_says_who_and_why_and_what_it_came_to(string result, HttpStatusCode status)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Adapters.NextResult = result;

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/adapters/reload", new DeskOrder("me", "a new version"), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal([("me", "a new version")], desk.Adapters.Reloads);
    }

    [Fact]
    public async Task A_reload_by_nobody_is_not_done()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/adapters/reload", new DeskOrder("", "because"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(desk.Adapters.Reloads);
    }
}
