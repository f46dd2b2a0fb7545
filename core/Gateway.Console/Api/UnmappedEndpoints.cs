using Gateway.Console.Views;
using Gateway.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/mappings/unmapped</c>: the work list of codes that no table knew; <c>…/waiting</c>: the parked messages that brought one.</summary>
internal static class UnmappedEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/mappings/unmapped", async (UnmappedViews views, [AsParameters] UnmappedQuery query, CancellationToken token) =>
            query.TryRead(out UnmappedFilter filter, out Refusal? fault) ? Results.Ok(await views.ListAsync(filter, query.State, token)) : Results.BadRequest(fault));
        api.MapGet("/mappings/unmapped/waiting", async (UnmappedViews views, string institution, string source, string concept, string code, string? direction, CancellationToken token) =>
            Results.Ok(await views.WaitingAsync(new UnmappedKey(institution, source, concept, code, direction == UnmappedProfile.Back), token)));
    }
}
