using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Api;
using Gateway.Console.Views;

namespace Gateway.Console.Tests.Api;

public sealed class IncidentApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_that_failed_alike_are_one_incident_whose_note_stays_after_a_day()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        await desk.RefusedAsync();
        long last = await desk.RefusedAsync();

        IncidentView incident = Assert.Single(await ListAsync(desk));
        await desk.Client.PostAsJsonAsync($"/api/incidents/{incident.Key}/note", new NoteOrder("zhang", "the hospital mends it", "working"), Token);
        IncidentView noted = Assert.Single(await ListAsync(desk));
        desk.Time.Advance(TimeSpan.FromDays(2));
        IReadOnlyList<IncidentView> later = await ListAsync(desk);
        await desk.RefusedAtAsync(desk.Time.GetUtcNow());

        Assert.Equal(("GW3001", 2, 0, last), (incident.IssueCode, incident.Refused, incident.Parked, incident.LastMessage));
        Assert.Equal(("working", "zhang", "the hospital mends it"), (noted.Note!.State, noted.Note.Owner, noted.Note.Text)); // it was written
        Assert.Empty(later);
        Assert.Equal("the hospital mends it", Assert.Single(await ListAsync(desk)).Note?.Text);
    }

    [Fact]
    public async Task A_note_needs_a_state_that_is_known()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/incidents/abc/note", new NoteOrder("zhang", "text", "forgotten"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<IReadOnlyList<IncidentView>> ListAsync(ConsoleDesk desk) => (await desk.Client.GetFromJsonAsync<IncidentListView>("/api/incidents", Token))!.Incidents; // a 200 carries a list
}
