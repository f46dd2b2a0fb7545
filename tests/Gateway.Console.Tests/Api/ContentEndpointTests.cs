using System.Net;
using Gateway.Console.Api;
using Gateway.Console.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Api;

public sealed class ContentEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("arrival", "arrival")]
    [InlineData("canonical", "canonical")]
    [InlineData("plan", "plan")]
    [InlineData("reply", "the reply")]
    [InlineData("answer", "the canonical answer")]
    [InlineData("request:" + ConsoleDesk.MsgId, "the request")]
    [InlineData("answer:" + ConsoleDesk.MsgId, "the answer")]
    public async Task Each_part_is_shown_byte_by_byte(string part, string expected)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ActorHeader, "zhang");
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ReasonHeader, "the%20hospital%20asks");

        Assert.Equal(expected, await desk.Client.GetStringAsync($"/api/messages/{id}/bytes?part={part}&unmasked=true", Token));
    }

    [Fact]
    public async Task A_view_is_logged_with_who_saw_which_message_and_never_with_what_it_contains()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ActorHeader, "zhang");
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ReasonHeader, "the%20hospital%20asks");

        await desk.Client.GetStringAsync($"/api/messages/{id}/bytes?part=request:{ConsoleDesk.MsgId}&unmasked=true", Token);

        Assert.Equal($"zhang was shown part request {ConsoleDesk.MsgId} of message {id}.", Assert.Single(desk.Logged, line => line.Event == 8000).Text);
        Assert.DoesNotContain(desk.Logged, line => line.Text.Contains("the request", StringComparison.Ordinal));
        AuditRecord record = Assert.Single(desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter()).Records);
        Assert.Equal(("operator-key zhang", "view.unmasked", "the hospital asks"), (record.Actor, record.Action, record.Reason));
    }

    [Theory]
    [InlineData("", null, HttpStatusCode.OK, "xxx")]
    [InlineData("&unmasked=false", "why", HttpStatusCode.OK, "xxx")]
    [InlineData("&unmasked=true", null, HttpStatusCode.BadRequest, "reason")]
    [InlineData("&unmasked=true", "%20", HttpStatusCode.BadRequest, "reason")]
    public async Task Even_the_key_of_this_machine_sees_no_patient_without_asking_for_it_and_saying_why(string asked, string? reason, HttpStatusCode status, string answer)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.RefusedAsync();
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ActorHeader, "zhang");
        if (reason is not null)
        {
            desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ReasonHeader, reason);
        }

        HttpResponseMessage response = await desk.Client.GetAsync($"/api/messages/{id}/bytes?part=arrival{asked}", Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(answer == "reason" ? ContentEndpoint.ReasonHeader : answer, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Logged, line => line.Event == 8000);
    }

    [Theory]
    [InlineData("zhang", "request:nobody", HttpStatusCode.NotFound)]
    [InlineData("zhang", "answer:nobody", HttpStatusCode.NotFound)]
    [InlineData("zhang", "request", HttpStatusCode.BadRequest)]
    [InlineData("zhang", "plan:1", HttpStatusCode.BadRequest)]
    [InlineData("zhang", "everything", HttpStatusCode.BadRequest)]
    [InlineData("zhang", null, HttpStatusCode.BadRequest)]
    [InlineData(null, "arrival", HttpStatusCode.BadRequest)]
    [InlineData(" ", "arrival", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_asked_by_nobody_is_neither_shown_nor_logged(string? actor, string? part, HttpStatusCode status)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        if (actor is not null)
        {
            desk.Client.DefaultRequestHeaders.TryAddWithoutValidation(ContentEndpoint.ActorHeader, actor);
        }

        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ReasonHeader, "why");
        HttpResponseMessage response = await desk.Client.GetAsync($"/api/messages/{id}/bytes?unmasked=true{(part is null ? "" : "&part=" + part)}", Token);

        Assert.Equal(status, response.StatusCode);
        Assert.DoesNotContain(desk.Logged, line => line.Event == 8000);
    }

    [Theory]
    [InlineData("arrival")]
    [InlineData("canonical")]
    public async Task A_message_that_is_not_there_has_no_parts(string part)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ActorHeader, "zhang");

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync($"/api/messages/7/bytes?part={part}", Token)).StatusCode);
    }
}
