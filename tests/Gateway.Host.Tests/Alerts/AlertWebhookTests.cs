using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Console.Access;
using Gateway.Console.Alerts;
using Gateway.Host.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gateway.Host.Tests.Alerts;

public sealed class AlertWebhookTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly AlertRule Rule = new("Depth", "depth", "depth", 1, TimeSpan.Zero, "/lanes") { Chinese = "深{value}", English = "deep {value}" };

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<JsonNode> taken = [];
    private readonly WebApplication receiver = Receiver();
    private HttpStatusCode answer = HttpStatusCode.NoContent;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_start_and_every_end_is_posted_once_and_in_their_order()
    {
        (AlertBook book, AlertWebhook webhook) = Open();
        Judge(book, 3, 0);
        await webhook.TellAsync(Token);
        await webhook.TellAsync(Token);
        Judge(book, 0, 1);
        Judge(book, 0, 2);
        await webhook.TellAsync(Token);

        Assert.Equal(["started", "ended"], taken.Select(told => (string?)told["state"]));
        Assert.Equal(("Depth", "深3"), ((string?)taken.First()["alert"]!["rule"], (string?)taken.First()["alert"]!["chinese"]));
    }

    [Fact]
    public async Task What_the_receiver_did_not_take_is_posted_again_after_a_restart()
    {
        (AlertBook book, AlertWebhook webhook) = Open();
        answer = HttpStatusCode.BadGateway;
        Judge(book, 3, 0);
        await webhook.TellAsync(Token);
        Assert.Single(taken);
        taken.Clear();

        answer = HttpStatusCode.OK;
        (_, AlertWebhook after) = Open();
        await after.TellAsync(Token);
        await after.TellAsync(Token);

        Assert.Single(taken);
    }

    public async ValueTask InitializeAsync()
    {
        receiver.MapPost("/alerts", async (HttpRequest request) =>
        {
            taken.Enqueue((await request.ReadFromJsonAsync<JsonNode>(Token))!); // what is posted is JSON
            return Results.StatusCode((int)answer);
        });
        await receiver.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.StopAsync(CancellationToken.None);
        await receiver.DisposeAsync();
        folder.Dispose();
    }

    private static WebApplication Receiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    private (AlertBook Book, AlertWebhook Webhook) Open()
    {
        var book = new AlertBook(Options.Create(new AccessOptions { Folder = folder.In("console") }));
        return (book, new AlertWebhook(book, Options.Create(new AlertOptions { Webhook = new Uri(receiver.Urls.First() + "/alerts") }), NullLogger<AlertWebhook>.Instance));
    }

    private static void Judge(AlertBook book, double depth, int minute) => book.Judge([Rule], [new AlertReading("depth", "", depth)], Start.AddMinutes(minute), isTold: true);
}
