using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>POST /api/messages/{id}/skip</c> and <c>…/edit</c>.</summary>
internal static class CorrectionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/messages/{id:long}/skip", async (ICorrectionDesk desk, long id, DeskOrder order, CancellationToken token) =>
            Refusal(order.Actor, order.Reason) ?? Answer(await desk.SkipAsync(id, order.Actor, order.Reason, token)));
        api.MapPost("/messages/{id:long}/edit", async (ICorrectionDesk desk, long id, EditOrder order, CancellationToken token) =>
            Refusal(order.Actor, order.Reason) ?? Answer(await desk.EditAsync(id, order.Content, order.Actor, order.Reason, token)));
    }

    private static IResult? Refusal(string actor, string reason) =>
        string.IsNullOrWhiteSpace(actor) || string.IsNullOrWhiteSpace(reason) ? Results.BadRequest(new Refusal("请写明操作人和原因。", "Say who orders it and why.")) : null;

    private static IResult Answer(CorrectionAnswer answer) => answer.Done ? Results.Ok(answer) : Results.Conflict(answer);
}
