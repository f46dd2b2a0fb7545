using System.Net;
using Gateway.Console.Api;

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

        Assert.Equal(expected, await desk.Client.GetStringAsync($"/api/messages/{id}/bytes?part={part}", Token));
    }

    [Fact]
    public async Task A_view_is_logged_with_who_saw_which_message_and_never_with_what_it_contains()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();
        desk.Client.DefaultRequestHeaders.Add(ContentEndpoint.ActorHeader, "zhang");

        await desk.Client.GetStringAsync($"/api/messages/{id}/bytes?part=request:{ConsoleDesk.MsgId}", Token);

        Assert.Equal($"zhang was shown part request {ConsoleDesk.MsgId} of message {id}.", Assert.Single(desk.Logged, line => line.Event == 8000).Text);
        Assert.DoesNotContain(desk.Logged, line => line.Text.Contains("the request", StringComparison.Ordinal));
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

        HttpResponseMessage response = await desk.Client.GetAsync($"/api/messages/{id}/bytes{(part is null ? "" : "?part=" + part)}", Token);

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
