using System.Collections.Immutable;
using Gateway.Console.Access;
using Gateway.Console.Auditing;
using Gateway.Console.Orders;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/session</c>: who I am and the token for calls that change something. <c>/api/users</c>: who may sign in. <c>GET /api/audit</c>: who did and saw what.</summary>
internal static class AccessEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/session", (HttpContext http, IAntiforgery forms) =>
        {
            var person = Person.Of(http.User);
            return Results.Ok(new SessionAnswer(person.Login, person.Name, [.. person.Roles.Select(Word)], person.IsKey ? null : forms.GetAndStoreTokens(http).RequestToken));
        });
        api.MapGet("/users", (UserBook users) => Results.Ok(users.Users.Select(ViewOf))).RequireAuthorization(Right.Administer.Policy());
        api.MapPost("/users", Put);
        api.MapPost("/users/setup-link", (UserBook users, HttpContext http, SetupLinkOrder order) =>
            order.Login is { Length: > 0 } login && users.Find(login) is null
                ? Results.NotFound(new Refusal($"没有用户{login}。", $"There is no user {login}."))
                : Results.Ok(new SetupLinkAnswer(order.Login, $"{http.Request.Scheme}://{http.Request.Host}/setup?token={users.Invite(order.Login is { Length: > 0 } named ? named.ToLowerInvariant() : null)}")));
        api.MapGet("/audit", (AuditTrail audit, string? actor, string? action, string? target, DateTimeOffset? from, DateTimeOffset? to, int? limit) =>
            Results.Ok(audit.List(new AuditFilter(actor, action, target, from, to, Math.Clamp(limit ?? 200, 1, 10_000))))).RequireAuthorization(Right.Audit.Policy());
    }

    private static IResult Put(UserBook users, UserOrder order)
    {
        Role[] known = Enum.GetValues<Role>();
        string[] words = [.. (order.Roles ?? "").Split((char[])[',', ' '], StringSplitOptions.RemoveEmptyEntries)];
        if (words.Any(word => !known.Any(role => Word(role) == word)))
        {
            return Results.BadRequest(new Refusal($"角色为{string.Join("、", known.Select(Word))}之一或几个，用逗号分隔。", $"roles are {string.Join(", ", known.Select(Word))}."));
        }

        (ConsoleUser? user, AccessFault? fault) = users.Put(order.Login ?? "", order.Name ?? "", [.. known.Where(role => words.Contains(Word(role)))], order.Disabled);
        return user is not null ? Results.Ok(ViewOf(user)) : Results.Conflict(Refusal.Of(fault!.Word)); // no user means a fault
    }

    private static string Word(Role role) => role.ToString().ToLowerInvariant();

    private static UserView ViewOf(ConsoleUser user) => new(user.Login, user.Name, [.. user.Roles.Select(Word)], user.IsDisabled, user.PasswordHash.Length > 0);
}

/// <summary>Who calls. The token goes into the header <c>X-Csrf-Token</c> of a session's POSTs; null for a key, which needs none.</summary>
public sealed record SessionAnswer(string Login, string Name, ImmutableArray<string> Roles, string? Token);

/// <summary>A user to make or to change.</summary>
/// <param name="Roles">Separated by commas: <c>viewer,operator</c>.</param>
/// <param name="Disabled">May no longer sign in.</param>
public sealed record UserOrder(string Actor, string Reason, string Login, string? Name, string Roles, bool Disabled = false) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>A link by which somebody sets a password, once.</summary>
/// <param name="Login">Whose; none makes another administrator, who chooses a login.</param>
public sealed record SetupLinkOrder(string Actor, string Reason, string? Login = null) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>The link, shown this once.</summary>
public sealed record SetupLinkAnswer(string? Login, string Link)
{
    /// <summary>What the page says, with the link in it.</summary>
    public string Chinese => $"请把链接当面交给{(Login is null ? "新管理员" : Login)}，只能使用一次：{Link}";

    /// <summary>The same.</summary>
    public string English => $"Hand this link to {Login ?? "the new administrator"}; it works once: {Link}";
}

/// <summary>A user as lists show it.</summary>
public sealed record UserView(string Login, string Name, ImmutableArray<string> Roles, bool IsDisabled, bool HasPassword);
