using Gateway.Console.Access;
using Gateway.Console.Access.Keys;
using Gateway.Console.Orders;
using Gateway.Console.Words;
using Gateway.Mapping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/keys</c>: keys of institutions' programs, without the keys themselves. <c>POST /api/keys</c> issues one and shows it this once; <c>POST /api/keys/{id}/revoke</c> takes one back.</summary>
internal static class KeyEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/keys", (ApiKeyBook keys, TimeProvider time) => Results.Ok(keys.All.Select(key => KeyView.Of(key, time.GetUtcNow())))).RequireAuthorization(Right.Administer.Policy());
        api.MapPost("/keys", (ApiKeyBook keys, Func<MappingCatalog> catalog, KeyOrder order) => Issue(keys, catalog(), order));
        api.MapPost("/keys/{id}/revoke", (ApiKeyBook keys, TimeProvider time, string id, DeskOrder order) => string.IsNullOrWhiteSpace(order.Reason)
            ? Results.BadRequest(Fault(KeyWords.NoReason))
            : keys.Revoke(id) is { } revoked ? Results.Ok(KeyView.Of(revoked, time.GetUtcNow())) : Results.NotFound(Fault(KeyWords.NoSuchKey)));
    }

    private static IResult Issue(ApiKeyBook keys, MappingCatalog catalog, KeyOrder order)
    {
        if (string.IsNullOrWhiteSpace(order.Reason))
        {
            return Results.BadRequest(Fault(KeyWords.NoReason));
        }

        if (catalog.Institution(order.Institution ?? "") is null)
        {
            return Results.NotFound(Fault(KeyWords.NoSuchInstitution));
        }

        if (!Enum.TryParse(order.Use, ignoreCase: true, out KeyUse use) || !Enum.IsDefined(use) || order.Overlap < TimeSpan.Zero || order.Overlap > Longest)
        {
            return Results.BadRequest(Fault(KeyWords.Unfit));
        }

        return keys.Issue(order.Institution!, use, order.Overlap ?? KeyOrder.UsualOverlap, order.Actor) is { } issued // looked up above
            ? Results.Ok(KeyAnswer.Of(issued.Key, issued.Clear))
            : Results.Conflict(Fault(KeyWords.TwoAreValid));
    }

    private static Refusal Fault(Word word) => Refusal.Of(word);
}

/// <summary>A key to issue.</summary>
/// <param name="Institution">Whose.</param>
/// <param name="Use"><c>sender</c> or <c>api</c>.</param>
/// <param name="Overlap">How long the key that is valid now goes on; null for seven days, at most 90.</param>
public sealed record KeyOrder(string Actor, string Reason, string Institution, string Use, TimeSpan? Overlap = null) : IOrder
{
    internal static readonly TimeSpan UsualOverlap = TimeSpan.FromDays(7);

    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>A key as it is shown once.</summary>
public sealed record KeyAnswer(string Id, string Institution, string Use, string Key, string Chinese, string English)
{
    internal static KeyAnswer Of(ApiKey key, string clear) => new(
        key.Id, key.Institution, key.Use.ToString().ToLowerInvariant(), clear, $"密钥只显示这一次，请立即交给{key.Institution}：{clear}", $"Shown this once; hand it to {key.Institution} now: {clear}");
}

/// <summary>A key as lists show it: <c>valid</c>, <c>ending</c> (a newer one follows it), <c>ended</c> or <c>revoked</c>.</summary>
/// <param name="LastUsedAt">To the hour; null before its first use.</param>
public sealed record KeyView(string Id, string Institution, string Use, string State, DateTimeOffset IssuedAt, string IssuedBy, DateTimeOffset? Until, DateTimeOffset? LastUsedAt)
{
    internal static KeyView Of(ApiKey key, DateTimeOffset now) => new(
        key.Id, key.Institution, key.Use.ToString().ToLowerInvariant(), key.RevokedAt is not null ? "revoked" : !key.IsValid(now) ? "ended" : key.Until is null ? "valid" : "ending", key.IssuedAt, key.IssuedBy, key.RevokedAt ?? key.Until, key.LastUsedAt);
}
