using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Console.Views;

namespace Gateway.Console.Tests.Api;

public sealed class OperatorApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "/api/messages")]
    [InlineData("", "/api/messages/1")]
    [InlineData("an-operators-key-for-testz", "/api/counts")]
    [InlineData("wrong", "/api/messages/1/bytes?part=arrival")]
    public async Task A_call_without_the_key_learns_nothing(string? key, string path)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync(key);
        await desk.AcceptedAsync();

        HttpResponseMessage response = await desk.Client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain("arrival", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_done_either()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync("wrong");

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/messages/1/retry", new DeskOrder("me", "because"), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_list_shows_where_messages_are_and_nothing_of_what_they_contain()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        long refused = await desk.RefusedAsync();

        string json = await desk.Client.GetStringAsync("/api/messages?state=refused", Token);
        MessageListView list = JsonSerializer.Deserialize<MessageListView>(json, JsonSerializerOptions.Web)!; // a 200 carries a list

        MessageView message = Assert.Single(list.Messages);
        Assert.Equal((refused, "refused", "GW3001"), (message.Id, message.State, message.IssueCode));
        Assert.Contains("缺少必填项", message.IssueText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_shown_with_every_fact_in_order_and_one_sentence_that_explains_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        long id = await desk.AcceptedAsync();

        MessageDetailView detail = (await desk.Client.GetFromJsonAsync<MessageDetailView>($"/api/messages/{id}", Token))!; // a 200 carries a message

        Assert.Equal(["prepared", "attempt-started", "attempt-ended", "finished", "replied"], detail.Facts.Select(fact => fact.Kind));
        Assert.Equal("The platform has accepted it.", detail.Explanation);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_answered_with_what_was_expected()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.GetAsync("/api/messages?state=lost", Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("state is one of", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retry", 1, HttpStatusCode.OK)]
    [InlineData("park", 1, HttpStatusCode.OK)]
    [InlineData("retry", 2, HttpStatusCode.Conflict)]
    [InlineData("park", 2, HttpStatusCode.Conflict)]
    public async Task An_order_carries_who_and_why_and_is_answered_in_a_sentence(string verb, long id, HttpStatusCode status)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync($"/api/messages/{id}/{verb}", new DeskOrder("me", "because"), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal($"{verb} by me: because", (await response.Content.ReadFromJsonAsync<DeskAnswer>(Token))!.English); // always an answer
    }

    [Fact]
    public async Task Counts_say_how_many_messages_of_a_source_are_where()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        await desk.AcceptedAsync();
        await desk.RefusedAsync();

        CountView[] counts = (await desk.Client.GetFromJsonAsync<CountView[]>("/api/counts", Token))!; // a 200 carries a list

        Assert.Equal([new CountView("hl7v2-iborn", "accepted", 1), new CountView("hl7v2-iborn", "refused", 1)], counts);
    }

    [Fact]
    public async Task A_message_that_is_not_there_is_not_found()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync("/api/messages/7", Token)).StatusCode);
    }
}
