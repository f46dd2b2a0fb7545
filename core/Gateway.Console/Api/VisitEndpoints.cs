using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/visits/{institution}/{visit}</c>: what is live of a visit. <c>POST …/undo</c>: take it back.</summary>
internal static class VisitEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/visits/{institution}/{visit}", async (VisitViews desk, string institution, string visit, CancellationToken token) =>
            await desk.ShowAsync(institution, visit, token) is { } found ? Results.Ok(found) : Unknown(institution, visit));
        api.MapPost("/visits/{institution}/{visit}/undo", UndoAsync);
    }

    private static async Task<IResult> UndoAsync(VisitViews desk, string institution, string visit, UndoRequest request, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(request.Actor) || string.IsNullOrWhiteSpace(request.Reason) || request.To is not ("registered" or "nothing"))
        {
            return Results.BadRequest(new Refusal("请写明操作人、原因和撤销到哪一步（registered 保留登记，nothing 全部撤销）。", "Say who takes it back, why, and to what: registered or nothing."));
        }

        return await desk.UndoAsync(institution, visit, request, token) switch
        {
            null => Unknown(institution, visit),
            { State: "stopped" } stopped => Results.Conflict(stopped),
            var answer => Results.Ok(answer),
        };
    }

    private static IResult Unknown(string institution, string visit) =>
        Results.NotFound(new Refusal($"未找到机构{institution}就诊号{visit}的任何报文。", $"No message of visit {visit} of {institution} is known."));
}
