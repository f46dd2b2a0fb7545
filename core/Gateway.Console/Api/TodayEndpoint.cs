using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/today</c>: what the first page shows.</summary>
internal static class TodayEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/today", async (TodayViews views, CancellationToken token) => Results.Ok(await views.ShowAsync(token)));
}
