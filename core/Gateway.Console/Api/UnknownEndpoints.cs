using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/unknowns</c> and <c>/api/unknowns/{id}</c>: what is not known. <c>POST …/ask|reverse|confirm</c>: what a person decides.</summary>
internal static class UnknownEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/unknowns", async (UnknownViews desk, CancellationToken token) => Results.Ok(await desk.ListAsync(token)));
        api.MapGet("/unknowns/{id:long}", async (UnknownViews desk, long id, CancellationToken token) => await desk.ShowAsync(id, token) is { } page ? Results.Ok(page) : Unknown(id));
        foreach (string action in (string[])["ask", "reverse", "confirm"])
        {
            api.MapPost($"/unknowns/{{id:long}}/{action}", (UnknownViews desk, long id, UnknownOrder order, CancellationToken token) => OrderAsync(desk, id, action, order, token));
        }
    }

    private static async Task<IResult> OrderAsync(UnknownViews desk, long id, string action, UnknownOrder order, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(order.Actor) || string.IsNullOrWhiteSpace(order.Reason))
        {
            return Results.BadRequest(new Refusal("请写明操作人和原因。", "Say who orders it and why."));
        }

        if (action == "confirm" && !(order is { As: "done", Number.Length: > 0 } or { As: "not-done" }))
        {
            return Results.BadRequest(new Refusal("请写明确认结果：done（并写明平台编号）或 not-done（平台未办理）。", "Say what is confirmed: as 'done' with the platform's number, or as 'not-done'."));
        }

        return await desk.OrderAsync(id, action, order, token) switch
        {
            null => Unknown(id),
            { Done: false } refused => Results.Conflict(refused),
            var answer => Results.Ok(answer),
        };
    }

    private static IResult Unknown(long id) => Results.NotFound(new Refusal($"没有报文{id}。", $"There is no message {id}."));
}
