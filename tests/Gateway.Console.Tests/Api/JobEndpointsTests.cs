using System.Net;

namespace Gateway.Console.Tests.Api;

public sealed class JobEndpointsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/jobs", """{"action":"retry","actor":"op","reason":"why","state":"parked","issue":"GW6002","canary":"1,2","rate":5,"dryRun":true}""", HttpStatusCode.OK, "retry Parked GW6002 1,2 5 True")]
    [InlineData("/api/jobs", """{"action":"retry","actor":"op","reason":"why","q":"state:parked issue:GW6002"}""", HttpStatusCode.OK, "retry Parked GW6002   False")]
    [InlineData("/api/jobs", """{"action":"retry","actor":"op","reason":"why","q":"colour:red"}""", HttpStatusCode.BadRequest, null)]
    [InlineData("/api/jobs", """{"action":"retry","actor":"op","reason":"why","state":"sleeping"}""", HttpStatusCode.BadRequest, null)]
    [InlineData("/api/jobs", """{"action":"park","actor":"op","reason":"why"}""", HttpStatusCode.Conflict, "park     False")]
    [InlineData("/api/jobs/7/pause", "{}", HttpStatusCode.OK, null)]
    [InlineData("/api/jobs/7/resume", "{}", HttpStatusCode.Conflict, null)]
    [InlineData("/api/jobs/8/cancel", "{}", HttpStatusCode.NotFound, null)]
    [InlineData("/api/messages/7/skip", """{"actor":"op","reason":"why"}""", HttpStatusCode.OK, "skip 7 why")]
    [InlineData("/api/messages/8/skip", """{"actor":"op","reason":"why"}""", HttpStatusCode.Conflict, "skip 8 why")]
    [InlineData("/api/messages/7/skip", """{"actor":"op","reason":" "}""", HttpStatusCode.BadRequest, null)]
    [InlineData("/api/messages/7/edit", """{"actor":"op","reason":"why","content":"AQID"}""", HttpStatusCode.OK, "edit 7 3 why")]
    public async Task An_order_is_read_and_answered(string path, string body, HttpStatusCode status, string? ordered)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(ordered is null ? [] : [ordered], desk.Jobs.Orders);
    }

    [Fact]
    public async Task What_came_of_each_message_of_a_job_is_a_file_for_a_spreadsheet()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage response = await desk.Client.GetAsync("/api/jobs/7/items.csv", Token);
        byte[] bytes = await response.Content.ReadAsByteArrayAsync(Token);
        string[] lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("\uFEFFmessage,watched,result,fault,note,at", lines[0]);
        Assert.StartsWith("9,9,failed,\"GW6002 2207 …\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync("/api/jobs/8/items.csv", Token)).StatusCode);
    }

    [Fact]
    public async Task A_job_is_shown_with_what_came_of_its_messages()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        Assert.Contains("GW6002 2207", await desk.Client.GetStringAsync("/api/jobs/7", Token), StringComparison.Ordinal);
        Assert.Contains("running", await desk.Client.GetStringAsync("/api/jobs", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync("/api/jobs/8", Token)).StatusCode);
    }
}
