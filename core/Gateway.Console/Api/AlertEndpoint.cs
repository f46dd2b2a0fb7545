using Gateway.Console.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/alerts</c>: what lasts, and what has ended.</summary>
internal static class AlertEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/alerts", (AlertBook book) => Results.Ok(book.List()));
}
