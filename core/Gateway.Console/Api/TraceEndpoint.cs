using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/messages/{id}/lineage</c>: which field of the sender and which table row made each value, masked.</summary>
internal static class TraceEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/messages/{id:long}/lineage", async (TraceViews views, long id, CancellationToken token) =>
        await views.ShowAsync(id, isUnmasked: false, token) is { } trace ? Results.Ok(trace) : Results.NotFound(new Refusal($"没有报文{id}。", $"There is no message {id}.")));
}
