using Gateway.Features.Bindings.World;
using Gateway.Features.Runner;

namespace Gateway.Features.Bindings;

/// <summary>The journal in PostgreSQL, and a PostgreSQL that goes away.</summary>
[Binding]
public sealed class PostgresSteps(DatabaseUnderTest database, GatewayUnderTest gateway, GatewayProcess process, GatewaySettings settings, PlatformUnderTest platform, HttpSender sender) : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private Task? sending;

    [Given("平台模拟器和网关已启动，日志库在PostgreSQL上")]
    public async Task Starts() => await gateway.StartAsync(await database.OpenAsync());

    [Given("平台模拟器和网关进程已启动，日志库在PostgreSQL上")]
    public async Task StartsProcess()
    {
        foreach ((string key, string value) in await database.OpenAsync())
        {
            settings.Values[key] = value;
        }

        await process.StartAsync();
    }

    [When("数据库断开")]
    public void Leaves() => database.Line.Cut();

    [When("医院发送样例{string}，平台办理{string}后数据库断开")]
    public async Task LeavesMidway(string name, string transaction)
    {
        Sample sample = Sample.Named(name);
        sending = sender.SendAsync(gateway.Url, new(Keys.Hospital, sample.Source, sample.Bytes));
        await Eventually.HoldsAsync($"{transaction} at the platform", () => platform.Acted(transaction) > 0);
        database.Line.Cut();
    }

    [When("网关停止，不等待数据库")]
    public Task Stops() => gateway.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15));

    [When("数据库恢复")]
    public void Returns() => database.Line.Mend();

    [Then("就绪检查很快指出{string}")]
    public Task NamesIt(string text) => Eventually.FindAsync($"health that names '{text}'", async () =>
    {
        using HttpResponseMessage health = await http.GetAsync(new Uri(gateway.Url, "/health/ready"));
        return !health.IsSuccessStatusCode && (await health.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal) ? text : null;
    });

    [Then("网关很快恢复就绪")]
    public Task IsReady() => Eventually.FindAsync("gateway that is ready", async () =>
    {
        using HttpResponseMessage health = await http.GetAsync(new Uri(gateway.Url, "/health/ready"));
        return health.IsSuccessStatusCode ? "ready" : null;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (sending ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // its gateway may have gone
        http.Dispose();
    }
}
