using Gateway.Console.Views;
using Gateway.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary>The operators' HTTP API below <c>/api</c>; the CLI uses the same. Every call needs the operator's key.</summary>
public static class MessageEndpoints
{
    public const string KeyHeader = "X-Operator-Key";

    /// <summary>Maps the API.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="operatorKey">The key that callers must send in <see cref="KeyHeader"/>.</param>
    public static void MapOperatorApi(this IEndpointRouteBuilder routes, string operatorKey)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").AddEndpointFilter(new OperatorKeyFilter(operatorKey));
        api.MapGet("/messages", async (MessageViews views, [AsParameters] MessageQuery query, CancellationToken token) =>
            query.TryRead(out MessageFilter filter, out string? fault) ? Results.Ok(await views.ListAsync(filter, token)) : Results.BadRequest(new { fault }));
        api.MapGet("/messages/{id:long}", async (MessageViews views, long id, CancellationToken token) =>
            await views.ShowAsync(id, token) is { } message ? Results.Ok(message) : Results.NotFound(new { fault = $"There is no message {id}." }));
        ContentEndpoint.Map(api);
        UnmappedEndpoints.Map(api);
        MappingEndpoints.Map(api);
        AdapterEndpoints.Map(api);
        VisitEndpoints.Map(api);
        UnknownEndpoints.Map(api);
        SessionEndpoints.Map(api);
        AnswerTextEndpoints.Map(api);
        ReconcileEndpoints.Map(api);
        api.MapGet("/counts", async (MessageViews views, CancellationToken token) => Results.Ok(await views.CountAsync(token)));
        api.MapPost("/messages/{id:long}/retry", async (IOperatorDesk desk, long id, DeskOrder order, CancellationToken token) =>
            Answer(await desk.RetryAsync(id, order.Actor, order.Reason, token)));
        api.MapPost("/messages/{id:long}/park", async (IOperatorDesk desk, long id, DeskOrder order, CancellationToken token) =>
            Answer(await desk.ParkAsync(id, order.Actor, order.Reason, token)));
    }

    private static IResult Answer(DeskAnswer answer) => answer.Done ? Results.Ok(answer) : Results.Conflict(answer);
}

/// <summary>Who orders it and why.</summary>
public sealed record DeskOrder(string Actor, string Reason);
