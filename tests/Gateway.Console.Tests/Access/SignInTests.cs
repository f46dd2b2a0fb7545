using System.Net;
using System.Net.Http.Json;
using Gateway.Console.Access;
using Gateway.Console.Api;
using Gateway.Console.Auditing;
using Gateway.Console.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Access;

public sealed class SignInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_signed_in_sees_the_door_and_nothing_else()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using var stranger = new Visitor(desk);

        foreach (string path in (string[])["/", "/messages", "/messages/1"])
        {
            HttpResponseMessage response = await stranger.Client.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Contains("/sign-in?back=", response.Headers.Location!.ToString(), StringComparison.Ordinal); // a redirect has a place
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Client.GetAsync("/api/messages", Token)).StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_comes_by_a_link_that_works_once()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using var first = new Visitor(desk);
        string link = desk.Services.GetRequiredService<ConsoleDoor>().FirstLink()!; // there are no users yet

        HttpResponseMessage made = await first.SubmitAsync(link, "/door/setup", ("token", link.Split('=')[1]), ("login", "wang"), ("password", Visitor.Password));
        HttpResponseMessage again = await first.SubmitAsync(link, "/door/setup", ("token", link.Split('=')[1]), ("login", "other"), ("password", Visitor.Password));

        Assert.Equal("/", made.Headers.Location?.ToString());
        Assert.Contains("fault=", again.Headers.Location!.ToString(), StringComparison.Ordinal); // a redirect has a place
        ConsoleUser user = Assert.Single(desk.Services.GetRequiredService<UserBook>().Users);
        Assert.Equal(("wang", Role.Admin), (user.Login, user.Roles.Single()));
        Assert.DoesNotContain(Visitor.Password, await File.ReadAllTextAsync(Path.Combine(desk.Folder, "users.json"), Token), StringComparison.Ordinal);
        Assert.Null(desk.Services.GetRequiredService<ConsoleDoor>().FirstLink());
    }

    [Fact]
    public async Task A_link_that_is_too_old_makes_nobody()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        UserBook users = desk.Services.GetRequiredService<UserBook>();
        string token = users.Invite(null);

        desk.Time.Advance(TimeSpan.FromHours(25));

        Assert.Equal(AccessFault.LinkVoid, users.Accept(token, "wang", "", Visitor.Password).Fault);
    }

    [Fact]
    public async Task A_wrong_password_and_a_wrong_login_are_answered_alike_and_after_five_even_the_right_one_waits()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        (await Visitor.SignedInAsync(desk, "li", Role.Viewer)).Dispose();
        using var visitor = new Visitor(desk);

        Assert.Equal("/sign-in?fault=failed", (await visitor.SignInAsync("nobody", "x")).Headers.Location?.ToString());
        for (int tries = 0; tries < 5; tries++)
        {
            Assert.Equal("/sign-in?fault=failed", (await visitor.SignInAsync("li", "wrong")).Headers.Location?.ToString());
        }

        Assert.Equal("/sign-in?fault=wait", (await visitor.SignInAsync("li", Visitor.Password)).Headers.Location?.ToString());
        desk.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/", (await visitor.SignInAsync("li", Visitor.Password)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        (await Visitor.SignedInAsync(desk, "li", Role.Viewer)).Dispose();
        using var visitor = new Visitor(desk);

        await visitor.Client.PostAsync("/door/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("login", "li"), KeyValuePair.Create("password", Visitor.Password)]), Token);

        Assert.False(visitor.HasCookie(ConsoleAccess.CookieName));
    }

    [Fact]
    public async Task A_session_ends_when_nobody_uses_it_for_half_an_hour()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        desk.Time.Advance(TimeSpan.FromMinutes(20));
        HttpStatusCode within = (await li.Client.GetAsync("/messages", Token)).StatusCode;
        desk.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (within, (await li.Client.GetAsync("/messages", Token)).StatusCode));
    }

    [Theory]
    [InlineData(true, "viewer")]
    [InlineData(false, "viewer,operator")]
    public async Task A_user_who_is_changed_is_signed_out_everywhere(bool disabled, string roles)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);

        await desk.Client.PostAsJsonAsync("/api/users", new UserOrder("root", "left", "li", null, roles, disabled), Token);

        Assert.Equal(HttpStatusCode.Redirect, (await li.Client.GetAsync("/messages", Token)).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        (await Visitor.SignedInAsync(desk, "li", Role.Viewer)).Dispose();

        HttpResponseMessage response = await desk.Client.PostAsJsonAsync("/api/users", new UserOrder("root", "tidy", "root", null, "viewer"), Token);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Theory]
    [InlineData("operator", false)]
    [InlineData("viewer,auditor", false)]
    [InlineData("admin", true)]
    public async Task The_first_user_is_no_other_than_an_administrator_so_that_nobody_is_locked_out(string roles, bool isDisabled)
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();

        HttpResponseMessage refused = await desk.Client.PostAsJsonAsync("/api/users", new UserOrder("root", "first", "li", null, roles, isDisabled), Token);
        string said = await refused.Content.ReadAsStringAsync(Token);
        HttpResponseMessage made = await desk.Client.PostAsJsonAsync("/api/users", new UserOrder("root", "first", "boss", null, "admin,operator"), Token);
        HttpResponseMessage second = await desk.Client.PostAsJsonAsync("/api/users", new UserOrder("root", "second", "li", null, "operator"), Token);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.OK), (refused.StatusCode, made.StatusCode, second.StatusCode));
        Assert.Contains("setup-link", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_and_out_is_in_the_audit_trail()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer);
        await li.SignInAsync("li", "wrong");
        await li.SubmitAsync("/messages", "/door/sign-out");

        IReadOnlyList<AuditRecord> records = desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter("li")).Records;

        Assert.Equal([("sign-out", "done"), ("sign-in", "failed"), ("sign-in", "done")], records.Select(record => (record.Action, record.Result)));
        Assert.False(li.HasCookie(ConsoleAccess.CookieName));
    }

    [Theory]
    [InlineData("/messages/7", "/messages/7")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    public void After_signing_in_nobody_is_sent_elsewhere(string asked, string sent) => Assert.Equal(sent, SignInEndpoints.LocalOr(asked));
}
