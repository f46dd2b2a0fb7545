using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Api;

namespace Gateway.Console.Tests.Api;

public sealed class ReconcileApiTests : IAsyncLifetime
{
    private ConsoleDesk desk = null!; // set before every test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => desk = await ConsoleDesk.StartAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task An_order_goes_to_the_desk_and_its_run_comes_back()
    {
        HttpResponseMessage answer = await OrderAsync("zhang", "month's end", "safe");

        Assert.Equal((HttpStatusCode.OK, "{\"run\":7}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
        Assert.Equal(("H99999900001", new DateOnly(2026, 3, 1), "safe"), (desk.Reconciling.Ordered!.Institution, desk.Reconciling.Ordered.Day, desk.Reconciling.Ordered.Repair));
    }

    [Theory]
    [InlineData("", "month's end", "none")]
    [InlineData("zhang", " ", "none")]
    [InlineData("zhang", "month's end", "everything")]
    public async Task An_order_without_who_and_why_or_with_another_repair_is_not_taken(string actor, string reason, string repair)
    {
        HttpResponseMessage answer = await OrderAsync(actor, reason, repair);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(desk.Reconciling.Ordered);
    }

    [Fact]
    public async Task A_second_run_beside_the_first_is_a_conflict_in_one_sentence()
    {
        desk.Reconciling.Fault = new Refusal("正在进行另一次对账。", "Another run is under way.");

        HttpResponseMessage answer = await OrderAsync("zhang", "month's end", "none");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Another run is under way.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/reconcile/7", HttpStatusCode.OK)]
    [InlineData("/api/reconcile/8", HttpStatusCode.NotFound)]
    [InlineData("/api/reconcile?institution=H99999900001&day=2026-03-01", HttpStatusCode.OK)]
    [InlineData("/api/reconcile?day=1.3.2026", HttpStatusCode.BadRequest)]
    [InlineData("/api/reconcile/report?institution=H99999900001&month=2026-03&format=csv", HttpStatusCode.OK)]
    [InlineData("/api/reconcile/report?institution=H99999900001&month=March", HttpStatusCode.BadRequest)]
    [InlineData("/api/reconcile/report?institution=H99999900001&month=2026-03&format=pdf", HttpStatusCode.BadRequest)]
    public async Task Runs_and_reports_are_shown_and_nonsense_is_told(string path, HttpStatusCode status)
    {
        Assert.Equal(status, (await desk.Client.GetAsync(new Uri(path, UriKind.Relative), Token)).StatusCode);
    }

    private Task<HttpResponseMessage> OrderAsync(string actor, string reason, string repair) =>
        desk.Client.PostAsJsonAsync("/api/reconcile", new { institution = "H99999900001", day = "2026-03-01", actor, reason, repair }, Token);
}
