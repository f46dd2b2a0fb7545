using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/adapters</c>: every plugin with its state. <c>POST /api/adapters/reload</c>: read the plugin folders again.</summary>
internal static class AdapterEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/adapters", (IAdapterDesk desk) => Results.Ok(desk.Show()));
        api.MapPost("/adapters/reload", async (IAdapterDesk desk, DeskOrder order, CancellationToken token) =>
        {
            if (string.IsNullOrWhiteSpace(order.Actor) || string.IsNullOrWhiteSpace(order.Reason))
            {
                return Results.BadRequest(new Refusal("请写明操作人和原因，会被记录。", "Say who reloads and why: it is logged."));
            }

            ReloadView reload = await desk.ReloadAsync(order.Actor, order.Reason, token);
            return reload.Result == "refused" ? Results.Conflict(reload) : Results.Ok(reload);
        });
    }
}
