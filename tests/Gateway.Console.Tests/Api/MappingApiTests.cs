using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Console.Tests.Api;

public sealed class MappingApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tables_that_serve_are_shown_part_by_part_with_their_hashes()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        MappingsView view = (await desk.Client.GetFromJsonAsync<MappingsView>("/api/mappings", Token))!; // a 200 carries one

        Assert.Equal(("0a1b", "c0ffee"), (view.Sha256, Assert.Single(view.Parts).Sha256));
    }

    [Theory]
    [InlineData("loaded", HttpStatusCode.OK)]
    [InlineData("unchanged", HttpStatusCode.OK)]
    [InlineData("refused", HttpStatusCode.Conflict)]
    public async Task A_reload_says_who_and_why_and_what_it_came_to(string result, HttpStatusCode status)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Mappings.NextResult = result;

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/mappings/reload", new DeskOrder("me", "a new table"), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(result, (await response.Content.ReadFromJsonAsync<ReloadView>(Token))!.Result); // both carry one
        Assert.Equal([("me", "a new table")], desk.Mappings.Reloads);
    }

    [Theory]
    [InlineData("", "because")]
    [InlineData("me", " ")]
    public async Task A_reload_by_nobody_or_for_nothing_is_not_done(string actor, string reason)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/mappings/reload", new DeskOrder(actor, reason), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(desk.Mappings.Reloads);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_reloaded()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync("wrong");

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/mappings/reload", new DeskOrder("me", "because"), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(desk.Mappings.Reloads);
    }
}
