using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Console.Tests.Api;

public sealed class UnknownApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unknown_outcomes_are_listed_and_shown_one_by_one()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        UnknownRow[] rows = (await desk.Client.GetFromJsonAsync<UnknownRow[]>("/api/unknowns", Token))!; // a 200 carries them
        UnknownView page = (await desk.Client.GetFromJsonAsync<UnknownView>("/api/unknowns/7", Token))!;

        Assert.Equal((7, "person"), (Assert.Single(rows).MessageId, rows[0].State));
        Assert.Equal("M1", page.Row!.MsgId); // message 7 has an unknown outcome
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync("/api/unknowns/8", Token)).StatusCode);
    }

    [Theory]
    [InlineData("ask", null, null)]
    [InlineData("reverse", null, null)]
    [InlineData("confirm", "done", "S1")]
    [InlineData("confirm", "not-done", null)]
    public async Task What_a_person_orders_is_handed_on_with_who_and_why(string action, string? meaning, string? number)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        var order = new UnknownOrder("me", "looked at it", meaning, number);

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync($"/api/unknowns/7/{action}", order, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([(action, order)], desk.Unknowns.Orders);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Unknowns.NextDone = false;

        HttpResponseMessage refused = await desk.Client.PostAsJsonAsync("/api/unknowns/7/ask", new UnknownOrder("me", "why not"), Token);
        HttpResponseMessage unknown = await desk.Client.PostAsJsonAsync("/api/unknowns/8/ask", new UnknownOrder("me", "why not"), Token);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (refused.StatusCode, unknown.StatusCode));
    }

    [Theory]
    [InlineData("ask", "", "why", null, null)]
    [InlineData("reverse", "me", " ", null, null)]
    [InlineData("confirm", "me", "why", null, null)]
    [InlineData("confirm", "me", "why", "done", null)]
    [InlineData("confirm", "me", "why", "perhaps", "S1")]
    public async Task An_order_by_nobody_for_nothing_or_of_nothing_is_not_given(string action, string actor, string reason, string? meaning, string? number)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync($"/api/unknowns/7/{action}", new UnknownOrder(actor, reason, meaning, number), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(desk.Unknowns.Orders);
    }
}
