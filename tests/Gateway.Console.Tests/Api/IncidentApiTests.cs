using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Access;
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
        Assert.Equal(("adt-a04.csv:7:target", "state:refused issue:GW3001 source:hl7v2-iborn institution:H99999900001"), (incident.Fault, incident.Filter));
        Assert.Empty(later);
        Assert.Equal("the hospital mends it", Assert.Single(await ListAsync(desk)).Note?.Text);
    }

    [Fact]
    public async Task A_closed_incident_is_hidden_and_counted_and_comes_back_by_itself_when_it_fails_again()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.RefusedAsync();
        string key = Assert.Single(await ListAsync(desk)).Key;
        desk.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.Client.PostAsJsonAsync($"/api/incidents/{key}/note", new NoteOrder("zhang", "mended", "closed", "wang"), Token);

        IncidentListView closed = (await desk.Client.GetFromJsonAsync<IncidentListView>("/api/incidents", Token))!; // a 200 carries a list
        desk.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.RefusedAtAsync(desk.Time.GetUtcNow());
        IncidentView again = Assert.Single(await ListAsync(desk));

        Assert.Equal((0, 1), (closed.Incidents.Length, closed.Hidden));
        Assert.Equal(("again", "wang", 2), (again.State, again.Note!.Owner, again.Refused)); // it was written
    }

    [Fact]
    public async Task A_note_stays_to_be_read_when_no_message_fails_like_that_any_more()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.RefusedAsync();
        string key = Assert.Single(await ListAsync(desk)).Key;
        await desk.Client.PostAsJsonAsync($"/api/incidents/{key}/note", new NoteOrder("zhang", "the hospital mends it", "watch"), Token);
        desk.Time.Advance(TimeSpan.FromDays(2));

        IncidentListView all = (await desk.Client.GetFromJsonAsync<IncidentListView>("/api/incidents?all=true", Token))!; // a 200 carries a list

        IncidentView quiet = Assert.Single(all.Incidents);
        Assert.Equal(("quiet", "the hospital mends it", 0), (quiet.State, quiet.Note!.Text, quiet.Refused)); // it was written
        Assert.StartsWith("GW3001", quiet.About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_leads_to_its_messages_and_to_a_bulk_job_over_them()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        long id = await desk.RefusedAsync();
        string key = Assert.Single(await ListAsync(desk)).Key;
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Operator);

        string page = await li.PageAsync($"/incidents/{key}");
        string start = await li.PageAsync("/jobs/new?q=state:refused%20issue:GW3001");

        Assert.Contains($"href=\"/messages/{id}\"", page, StringComparison.Ordinal);
        Assert.Contains("/jobs/new?q=state%3Arefused%20issue%3AGW3001", page, StringComparison.Ordinal);
        Assert.Contains("name=\"q\" value=\"state:refused issue:GW3001\"", start, StringComparison.Ordinal);
        Assert.Contains("/do/jobs.start?", start, StringComparison.Ordinal);
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
