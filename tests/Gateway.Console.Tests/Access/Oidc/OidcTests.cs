using System.Net;
using System.Text.Json.Nodes;
using Gateway.Console.Access;
using Gateway.Console.Access.Oidc;
using Gateway.Console.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Access.Oidc;

public sealed class OidcTests
{
    private const string Entry = "/door/oidc-sign-in?back=/messages";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_whom_the_provider_names_gets_in_with_the_roles_of_the_claim_by_code_and_PKCE()
    {
        await using FakeProvider provider = await FakeProvider.StartAsync();
        await using ConsoleDesk desk = await DeskAsync(provider);
        using var visitor = new Visitor(desk);

        HttpResponseMessage end = await GoAsync(visitor);

        Assert.Equal("/messages", end.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/messages", Token)).StatusCode);
        ConsoleUser user = Assert.Single(desk.Services.GetRequiredService<UserBook>().Users);
        Assert.Equal(("wang.li-hospital.example", "王丽", Role.Operator, ""), (user.Login, user.Name, user.Roles.Single(), user.PasswordHash));
        Assert.Equal(("code", "S256"), (provider.Asked["response_type"], provider.Asked["code_challenge_method"]));
        Assert.False(provider.Asked["scope"].Contains("offline_access", StringComparison.Ordinal));
        Assert.NotEmpty(provider.Redeemed["code_verifier"]);
        Assert.Contains(desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter()).Records, record => record is { Action: "sign-in", Result: "done", Actor: "wang.li-hospital.example" });
    }

    [Fact]
    public async Task Who_has_no_mapped_role_stays_outside_and_that_is_written_down()
    {
        await using FakeProvider provider = await FakeProvider.StartAsync();
        provider.Claims["roles"] = new JsonArray("nurse");
        await using ConsoleDesk desk = await DeskAsync(provider);
        using var visitor = new Visitor(desk);

        HttpResponseMessage end = await GoAsync(visitor);

        Assert.Equal("/sign-in?fault=oidc", end.Headers.Location?.ToString());
        Assert.False(visitor.HasCookie(ConsoleAccess.CookieName));
        Assert.Empty(desk.Services.GetRequiredService<UserBook>().Users);
        Assert.Contains(desk.Services.GetRequiredService<AuditTrail>().List(new AuditFilter()).Records, record => record is { Action: "sign-in", Result: "failed" });
        Assert.Contains("统一身份登录未成功", await visitor.PageAsync("/sign-in?fault=oidc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_signed_by_somebody_else_lets_nobody_in()
    {
        await using FakeProvider provider = await FakeProvider.StartAsync();
        provider.SignsFalsely = true;
        await using ConsoleDesk desk = await DeskAsync(provider);
        using var visitor = new Visitor(desk);

        Assert.Equal("/sign-in?fault=oidc", (await GoAsync(visitor)).Headers.Location?.ToString());
        Assert.False(visitor.HasCookie(ConsoleAccess.CookieName));
    }

    [Fact]
    public async Task An_account_with_a_password_is_never_taken_over_and_still_signs_in_when_the_provider_is_gone()
    {
        await using FakeProvider provider = await FakeProvider.StartAsync();
        provider.Claims["preferred_username"] = "root";
        await using ConsoleDesk desk = await DeskAsync(provider);
        using Visitor li = await Visitor.SignedInAsync(desk, "li", Role.Viewer); // makes root too
        using var stranger = new Visitor(desk);

        Assert.Equal("/sign-in?fault=oidc", (await GoAsync(stranger)).Headers.Location?.ToString());
        await provider.DisposeAsync();
        Assert.Equal("/", (await stranger.SignInAsync("root", Visitor.Password)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Roles_follow_the_provider_at_the_next_sign_in_and_who_is_disabled_here_stays_outside()
    {
        await using FakeProvider provider = await FakeProvider.StartAsync();
        await using ConsoleDesk desk = await DeskAsync(provider);
        using Visitor first = new(desk), again = new(desk), third = new(desk);
        UserBook users = desk.Services.GetRequiredService<UserBook>();
        await GoAsync(first);

        provider.Claims["roles"] = "gateway-admins";
        await GoAsync(again);
        Assert.Equal(Role.Admin, Assert.Single(users.Users).Roles.Single());
        Assert.Equal(HttpStatusCode.Redirect, (await first.Client.GetAsync("/messages", Token)).StatusCode); // another role, another session

        users.Accept(users.Invite(null), "root", "Root", Visitor.Password);
        users.Put("wang.li-hospital.example", "", [Role.Admin], isDisabled: true);
        Assert.Equal("/sign-in?fault=oidc", (await GoAsync(third)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Without_a_provider_the_door_shows_no_such_way()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        using var visitor = new Visitor(desk);

        Assert.DoesNotContain("oidc", await visitor.PageAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync(Entry, Token)).StatusCode);
    }

    private static async Task<ConsoleDesk> DeskAsync(FakeProvider provider)
    {
        ConsoleDesk desk = await ConsoleDesk.StartAsync(
            oidc: new OidcOptions { Authority = new Uri(provider.Issuer), ClientId = FakeProvider.ClientId, AllowHttp = true, Roles = { ["gateway-ops"] = Role.Operator, ["gateway-admins"] = Role.Admin } });
        desk.Time.SetUtcNow(TimeProvider.System.GetUtcNow()); // browsers keep cookies by their own clock
        return desk;
    }

    /// <summary>The way of a browser: to the provider, back with a code, and to where it wanted to go.</summary>
    private static async Task<HttpResponseMessage> GoAsync(Visitor visitor)
    {
        Assert.Contains("oidc-sign-in", await visitor.PageAsync("/sign-in"), StringComparison.Ordinal);
        HttpResponseMessage there = await visitor.Client.GetAsync(Entry, Token);
        HttpResponseMessage back = await visitor.Client.GetAsync(there.Headers.Location, Token);
        return await visitor.Client.GetAsync(back.Headers.Location, Token);
    }
}
