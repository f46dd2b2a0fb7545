using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/messages/{id}/bytes?part=…</c>: one part of a message as it is. Reveals patient data, so whoever asks says who they are and is logged.</summary>
public static class ContentEndpoint
{
    /// <summary>Who asks.</summary>
    public const string ActorHeader = "X-Operator";

    internal static void Map(RouteGroupBuilder api) => api.MapGet("/messages/{id:long}/bytes", AnswerAsync);

    private static async Task<IResult> AnswerAsync(MessageContents contents, long id, string? part, [FromHeader(Name = ActorHeader)] string? actor, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(actor) || !MessagePart.TryRead(part, out MessagePart wanted))
        {
            return Results.BadRequest(new { fault = string.IsNullOrWhiteSpace(actor) ? $"Say who you are in {ActorHeader}: this view is logged." : MessagePart.Expected });
        }

        return await contents.FindAsync(id, wanted, actor, token) is { } bytes
            ? Results.Bytes(bytes, "application/octet-stream")
            : Results.NotFound(new { fault = $"Message {id} has no such part." });
    }
}
