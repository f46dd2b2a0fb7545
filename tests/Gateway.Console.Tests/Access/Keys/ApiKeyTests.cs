using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gateway.Console.Access;
using Gateway.Console.Access.Keys;
using Gateway.Console.Api;
using Gateway.Console.Auditing;
using Gateway.Console.Views;
using Gateway.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Access.Keys;

public sealed class ApiKeyTests
{
    private const string Hospital = "H99999900001";
    private const string Other = "P99999900001";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_keys_open_for_the_overlap_and_then_the_newer_one_alone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        ApiKeyBook keys = desk.Services.GetRequiredService<ApiKeyBook>();
        string old = keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root")!.Value.Clear, fresh = keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root")!.Value.Clear;

        Assert.Equal((true, true, false, false), (keys.Opens(Hospital, old), keys.Opens(Hospital, fresh), keys.Opens(Other, fresh), keys.Opens(Hospital, "gw_0_x")));
        desk.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal((false, true), (keys.Opens(Hospital, old), keys.Opens(Hospital, fresh)));
    }

    [Fact]
    public async Task A_third_key_is_refused_until_one_is_revoked_which_ends_it_at_once()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        ApiKeyBook keys = desk.Services.GetRequiredService<ApiKeyBook>();
        (ApiKey first, string clear) = keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root")!.Value;
        keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root");

        Assert.Null(keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root"));
        Assert.NotNull(keys.Issue(Hospital, KeyUse.Api, TimeSpan.FromDays(7), "root")); // another door
        Assert.NotNull(keys.Revoke(first.Id));
        Assert.Null(keys.Revoke(first.Id));
        Assert.False(keys.Opens(Hospital, clear));
        Assert.NotNull(keys.Issue(Hospital, KeyUse.Sender, TimeSpan.Zero, "root"));
    }

    [Fact]
    public async Task A_key_is_never_kept_in_clear_survives_a_restart_and_tells_when_it_was_used()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        ApiKeyBook keys = desk.Services.GetRequiredService<ApiKeyBook>();
        string clear = keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root")!.Value.Clear;
        Assert.Null(keys.All.Single().LastUsedAt);

        desk.Time.Advance(TimeSpan.FromHours(3));
        Assert.True(keys.Opens(Hospital, clear));

        var again = new ApiKeyBook(desk.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AccessOptions>>(), desk.Time);
        Assert.Equal(desk.Time.GetUtcNow(), again.All.Single().LastUsedAt);
        Assert.True(again.Opens(Hospital, clear));
        foreach (string file in Directory.EnumerateFiles(desk.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(clear.Split('_')[2], await File.ReadAllTextAsync(file, Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_administrator_issues_and_revokes_in_the_console_and_the_audit_trail_holds_no_key()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Catalog = CatalogIn(desk);
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Admin);

        await li.SubmitAsync("/keys", "/do/keys.issue?back=/keys", ("reason", "new HIS"), ("institution", Hospital), ("use", "sender"));
        string shown = await li.PageAsync("/keys"), later = await li.PageAsync("/keys");
        ApiKey key = Assert.Single(desk.Services.GetRequiredService<ApiKeyBook>().All);
        await li.SubmitAsync("/keys", $"/do/keys.revoke?at={key.Id}&back=/keys", ("reason", "leaked"));

        Assert.Contains($"gw_{key.Id}_", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"gw_{key.Id}_", later, StringComparison.Ordinal);
        Assert.Contains("已收回", await li.PageAsync("/keys"), StringComparison.Ordinal);
        IReadOnlyList<AuditRecord> records = desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter("li", "keys.")).Records;
        Assert.Equal([("keys.revoke", "leaked"), ("keys.issue", "new HIS")], records.Select(record => (record.Action, record.Reason)));
        Assert.DoesNotContain("gw_", await File.ReadAllTextAsync(Path.Combine(desk.Folder, "audit.jsonl"), Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Hospital, "sender", HttpStatusCode.BadRequest)]
    [InlineData("why", "H00000000000", "sender", HttpStatusCode.NotFound)]
    [InlineData("why", Hospital, "everything", HttpStatusCode.BadRequest)]
    public async Task What_is_not_right_is_refused(string reason, string institution, string use, HttpStatusCode status)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        desk.Catalog = CatalogIn(desk);

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/keys", new KeyOrder("root", reason, institution, use), Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(desk.Services.GetRequiredService<ApiKeyBook>().All);
    }

    private static MappingCatalog CatalogIn(ConsoleDesk desk)
    {
        string folder = Path.Combine(desk.Folder, "mappings", "institutions", Hospital);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "institution.yaml"), $"code: {Hospital}\nname: 示范医院\narea: \"999999\"\nsources: []\n");
        return MappingCatalog.Load(Path.Combine(desk.Folder, "mappings"), new ConsoleDesk.NoAdapters());
    }

    [Fact]
    public async Task An_institutions_key_reads_that_institutions_messages_and_nothing_else()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync(key: null);
        long own = await desk.AcceptedAsync();
        ApiKeyBook keys = desk.Services.GetRequiredService<ApiKeyBook>();
        string hospitals = keys.Issue(Hospital, KeyUse.Api, TimeSpan.Zero, "root")!.Value.Clear, others = keys.Issue(Other, KeyUse.Api, TimeSpan.Zero, "root")!.Value.Clear;
        string sender = keys.Issue(Hospital, KeyUse.Sender, TimeSpan.Zero, "root")!.Value.Clear;

        Assert.Equal([own], (await ListAsync(hospitals, "")).Select(message => message.Id));
        Assert.Empty(await ListAsync(others, ""));
        Assert.Empty(await ListAsync(others, $"?institution={Hospital}&q=institution:{Hospital}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(hospitals, HttpMethod.Get, $"/api/messages/{own}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(others, HttpMethod.Get, $"/api/messages/{own}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(sender, HttpMethod.Get, "/api/messages"));
        foreach ((HttpMethod method, string path) in ((HttpMethod, string)[])[(HttpMethod.Get, "/api/today"), (HttpMethod.Get, $"/api/messages/{own}/bytes?part=arrival"), (HttpMethod.Get, "/api/keys"), (HttpMethod.Get, "/api/audit"), (HttpMethod.Post, $"/api/messages/{own}/retry")])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(hospitals, method, path));
        }

        async Task<IReadOnlyList<MessageView>> ListAsync(string key, string query)
        {
            using HttpResponseMessage response = await SendAsync(key, HttpMethod.Get, $"/api/messages{query}");
            return (await response.Content.ReadFromJsonAsync<MessageListView>(Token))!.Messages; // a 200 carries a list
        }

        async Task<HttpStatusCode> StatusAsync(string key, HttpMethod method, string path)
        {
            using HttpResponseMessage response = await SendAsync(key, method, path);
            return response.StatusCode;
        }

        Task<HttpResponseMessage> SendAsync(string key, HttpMethod method, string path) =>
            desk.Client.SendAsync(new HttpRequestMessage(method, path) { Headers = { { ApiKeyHandler.Header, key } }, Content = method == HttpMethod.Post ? JsonContent.Create(new JsonObject { ["actor"] = "x", ["reason"] = "x" }) : null }, Token);
    }
}
