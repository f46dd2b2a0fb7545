using System.Text;
using System.Text.Json.Nodes;
using Gateway.PlatformSimulator.Faults;
using Microsoft.Extensions.Configuration;

namespace Gateway.PlatformSimulator.Tests.Admin;

public sealed class AdminTests : IDisposable
{
    private readonly PlatformTwin twin = PlatformTwin.Start(new TwinOptions());
    private readonly TwinClient client;

    public AdminTests() => client = new TwinClient(twin.Url);

    public void Dispose()
    {
        client.Dispose();
        twin.Dispose();
    }

    [Fact]
    public async Task The_ledger_tells_per_business_key_what_is_live_as_JSON_and_as_CSV()
    {
        string visit = await client.ChargedVisitAsync("MZ1"), msgid = client.NewMsgid();
        await client.SendAsync("2207", Desk.Settlement(visit, invoice: "FP1"), msgid);
        await client.ChargedVisitAsync("MZ2");

        JsonNode json = JsonNode.Parse(await client.Http.GetStringAsync("/__twin/ledger", TestContext.Current.CancellationToken))!;
        string[] csv = (await client.Http.GetStringAsync("/__twin/ledger?format=csv", TestContext.Current.CancellationToken)).Split('\n');

        Assert.Equal(["H99999900001|MZ1", "H99999900001|MZ2"], json.AsArray().Select(row => (string)row!["businessKey"]!));
        Assert.Equal(["1", "28.00", "0.00", "20.50", "7.50", "FP1"], new[] { "live", "total", "fund", "account", "cash", "invoice" }.Select(field => json[0]![field]!.ToString()));
        Assert.Equal(msgid, (string)json[0]!["msgids"]![0]!);
        Assert.StartsWith($"H99999900001|MZ1,H99999900001,MZ1,FP1,{Desk.PersonNumber},1,0,1,1,0,0,28.00,0.00,20.50,7.50,28.00,{msgid},", csv[1], StringComparison.Ordinal);
        Assert.StartsWith($"H99999900001|MZ2,H99999900001,MZ2,,{Desk.PersonNumber},1,2,0,0,0,0,0.00,", csv[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_set_and_read_over_HTTP_in_kebab_case()
    {
        JsonNode set = await PostAsync("faults", """{"seed":7,"rules":[{"kind":"act-then-server-error","infno":"2201","times":1,"status":504}]}""");
        TwinReply reply = await client.SendAsync("2201", Desk.Registration("MZ1"));

        Assert.Equal(504, reply.Status);
        Assert.Equal("act-then-server-error", (string)set["rules"]![0]!["kind"]!);
        Assert.Equal([1], twin.Played);
        await client.Http.DeleteAsync("/__twin/faults", TestContext.Current.CancellationToken);
        Assert.Empty(twin.Faults.Rules);
    }

    [Theory]
    [InlineData("""{"rules":[{"kind":"explode"}]}""")]
    [InlineData("""{"rulez":[]}""")]
    [InlineData("nonsense")]
    public async Task Faults_that_are_not_understood_are_a_400_and_change_nothing(string body)
    {
        using HttpResponseMessage response = await client.Http.PostAsync("/__twin/faults", new StringContent(body), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(twin.Faults.Rules);
    }

    [Fact]
    public async Task The_state_closes_opens_and_counts()
    {
        await client.RegisterAsync("MZ1");
        JsonNode closed = await PostAsync("state", """{"open":false}""");
        TwinReply refused = await client.SendAsync("2201", Desk.Registration("MZ2"));
        JsonNode opened = await PostAsync("state", """{"open":true}""");

        Assert.Equal([false, true], new[] { closed, opened }.Select(state => (bool)state["open"]!));
        Assert.Equal(1, (int)opened["visits"]!);
        Assert.Equal(503, refused.Status);
    }

    [Fact]
    public async Task Calls_are_counted_per_transaction_by_what_became_of_them()
    {
        string msgid = client.NewMsgid();
        await client.SendAsync("2201", Desk.Registration("MZ1"), msgid);
        await client.SendAsync("2201", Desk.Registration("MZ1"), msgid);
        await client.SendAsync("2201", Desk.Registration("MZ1"));
        JsonNode calls = JsonNode.Parse(await client.Http.GetStringAsync("/__twin/calls", TestContext.Current.CancellationToken))!;

        Assert.Equal(["2201", "3", "1", "0", "1", "1", "0"], new[] { "infno", "received", "acted", "answered", "refused", "repeated", "faulted" }.Select(field => calls[0]![field]!.ToString()));
    }

    [Fact]
    public async Task A_reset_forgets_everything_but_the_faults()
    {
        await client.ChargedVisitAsync("MZ1");
        twin.Replace(new TwinFaults { Rules = [new FaultRule { Kind = FaultKind.Late, Infno = "9001" }] });
        JsonNode state = await PostAsync("reset", "");

        Assert.Equal(["0", "0", "0"], new[] { "visits", "persons", "actedMessages" }.Select(field => state[field]!.ToString()));
        Assert.Empty(twin.Ledger());
        Assert.Single(twin.Faults.Rules);
    }

    [Fact]
    public async Task Unknown_addresses_are_a_404_that_says_what_there_is()
    {
        using HttpResponseMessage admin = await client.Http.GetAsync("/__twin/nothing", TestContext.Current.CancellationToken);
        using HttpResponseMessage other = await client.Http.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal([404, 404], new[] { admin, other }.Select(response => (int)response.StatusCode));
        Assert.Contains("/fsi/api/", await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://example.org")]
    [InlineData("nonsense")]
    public void The_twin_listens_on_loopback_only(string url)
    {
        Assert.Throws<ArgumentException>(() => PlatformTwin.Start(new TwinOptions { Url = url }));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_and_a_free_one_is_found_for_zero()
    {
        Assert.Throws<InvalidOperationException>(() => PlatformTwin.Start(new TwinOptions { Url = twin.Url }));

        PlatformTwin[] many = [.. Enumerable.Range(0, 5).Select(_ => PlatformTwin.Start(new TwinOptions()))];

        Assert.Equal(5, many.DistinctBy(one => one.Url).Count());
        Assert.All(many, one => Assert.StartsWith("http://127.0.0.1:", one.Url, StringComparison.Ordinal));
        foreach (PlatformTwin one in many)
        {
            one.Dispose();
        }

        Assert.True((await client.SendAsync("2201", Desk.Registration("MZ1"))).Accepted);
    }

    [Fact]
    public void Options_bind_from_configuration()
    {
        const string Text = """
            {"Twin":{"Url":"http://127.0.0.1:0","Token":"t","Infcode":"Text","Institutions":[{"Code":"H99999900001","SuccessText":"Chinese"}],
             "Persons":{"OpeningBalance":12.50,"Unknown":["X"]},
             "Faults":{"Seed":9,"Rules":[{"Kind":"ActThenDrop","Infno":"2207","Probability":0.05,"Delay":"00:00:03"}]}}}
            """;
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Text))).Build();

        TwinOptions options = configuration.GetSection(TwinOptions.Section).Get<TwinOptions>()!;

        Assert.Equal(("t", InfcodeStyle.Text, 12.50m), (options.Token, options.Infcode, options.Persons.OpeningBalance));
        Assert.Equal(SuccessText.Chinese, options.Institutions[0].SuccessText);
        Assert.Equal(new FaultRule { Kind = FaultKind.ActThenDrop, Infno = "2207", Probability = 0.05, Delay = TimeSpan.FromSeconds(3) }, options.Faults.Rules[0]);
        Assert.Equal(9, options.Faults.Seed);
    }

    private async Task<JsonNode> PostAsync(string path, string body)
    {
        using HttpResponseMessage response = await client.Http.PostAsync($"/__twin/{path}", new StringContent(body), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
