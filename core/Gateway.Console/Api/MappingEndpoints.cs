using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/mappings</c>: which tables serve. <c>POST /api/mappings/reload</c>: read the folder again.</summary>
internal static class MappingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/mappings", (IMappingDesk desk) => Results.Ok(desk.Show()));
        api.MapPost("/mappings/reload", async (IMappingDesk desk, DeskOrder order, CancellationToken token) =>
        {
            if (string.IsNullOrWhiteSpace(order.Actor) || string.IsNullOrWhiteSpace(order.Reason))
            {
                return Results.BadRequest(new { fault = "Say who reloads and why: it is logged." });
            }

            ReloadView reload = await desk.ReloadAsync(order.Actor, order.Reason, token);
            return reload.Result == "refused" ? Results.Conflict(reload) : Results.Ok(reload);
        });
    }
}
