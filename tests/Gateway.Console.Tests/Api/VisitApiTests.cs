using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Console.Tests.Api;

public sealed class VisitApiTests
{
    private const string Visit = "/api/visits/H99999900001/GH1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_is_shown_by_its_institution_and_number()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        VisitView view = (await desk.Client.GetFromJsonAsync<VisitView>(Visit, Token))!; // a 200 carries one

        Assert.Equal(("H99999900001", "GH1"), (view.Institution, view.Visit));
    }

    [Fact]
    public async Task A_visit_that_nobody_knows_is_not_found()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage shown = await desk.Client.GetAsync("/api/visits/H99999900001/GH2", Token);
        HttpResponseMessage undone = await desk.Client.PostAsJsonAsync("/api/visits/H99999900001/GH2/undo", new UndoRequest("me", "a mistake", "nothing"), Token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, undone.StatusCode));
    }

    [Theory]
    [InlineData("done", HttpStatusCode.OK)]
    [InlineData("under-way", HttpStatusCode.OK)]
    [InlineData("planned", HttpStatusCode.OK)]
    [InlineData("stopped", HttpStatusCode.Conflict)]
    public async Task An_undo_says_what_it_came_to(string state, HttpStatusCode status)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Visits.NextState = state;
        var order = new UndoRequest("me", "a mistake", "registered", DryRun: true);

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync($"{Visit}/undo", order, Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(state, (await response.Content.ReadFromJsonAsync<UndoView>(Token))!.State); // both carry one
        Assert.Equal([order], desk.Visits.Orders);
    }

    [Theory]
    [InlineData("", "a mistake", "nothing")]
    [InlineData("me", " ", "nothing")]
    [InlineData("me", "a mistake", "charged")]
    public async Task An_undo_by_nobody_for_nothing_or_to_nowhere_is_not_done(string actor, string reason, string to)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync($"{Visit}/undo", new UndoRequest(actor, reason, to), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(desk.Visits.Orders);
    }
}
