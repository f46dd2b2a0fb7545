using Gateway.Console.Access;
using Gateway.Console.Access.Keys;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Gateway.Journal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary>The operators' HTTP API below <c>/api</c>; console and CLI use the same. Every call needs a session or the operator's key.</summary>
public static class MessageEndpoints
{
    public const string KeyHeader = "X-Operator-Key";

    /// <summary>Maps the API.</summary>
    /// <param name="routes">Where to.</param>
    internal static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization(Right.See.Policy());
        api.AddEndpointFilter<RouteGroupBuilder, OrderFilter>();
        ((IEndpointConventionBuilder)api).Add(Guard);
        api.MapGet("/messages", async (MessageViews views, TimeProvider time, HttpContext http, [AsParameters] MessageQuery query, CancellationToken token) =>
            query.TryRead(time.GetUtcNow(), out MessageFilter filter, out Refusal? fault) ? Results.Ok(await views.ListAsync(Person.Of(http.User).Own(filter), token)) : Results.BadRequest(fault)).ForInstitutionsToo();
        api.MapGet("/messages/{id:long}", async (MessageViews views, HttpContext http, long id, CancellationToken token) =>
            await views.ShowAsync(id, token) is { } message && Person.Of(http.User).MaySee(message.Message.Institution) ? Results.Ok(message) : Results.NotFound(new Refusal($"没有报文{id}。", $"There is no message {id}."))).ForInstitutionsToo();
        ContentEndpoint.Map(api);
        TraceEndpoint.Map(api);
        UnmappedEndpoints.Map(api);
        MappingEndpoints.Map(api);
        AdapterEndpoints.Map(api);
        VisitEndpoints.Map(api);
        UnknownEndpoints.Map(api);
        SessionEndpoints.Map(api);
        DestinationEndpoints.Map(api);
        WindowEndpoints.Map(api);
        AnswerTextEndpoints.Map(api);
        ReconcileEndpoints.Map(api);
        CorrectionEndpoints.Map(api);
        JobEndpoints.Map(api);
        AccessEndpoints.Map(api);
        KeyEndpoints.Map(api);
        RequestEndpoints.Map(api);
        TodayEndpoint.Map(api);
        AlertEndpoint.Map(api);
        IncidentEndpoints.Map(api);
        OpenApiEndpoint.Map(api);
        api.MapGet("/counts", async (MessageViews views, CancellationToken token) => Results.Ok(await views.CountAsync(token)));
        api.MapPost("/messages/{id:long}/retry", async (IOperatorDesk desk, long id, DeskOrder order, CancellationToken token) =>
            Answer(await desk.RetryAsync(id, order.Actor, order.Reason, token)));
        api.MapPost("/messages/{id:long}/park", async (IOperatorDesk desk, long id, DeskOrder order, CancellationToken token) =>
            Answer(await desk.ParkAsync(id, order.Actor, order.Reason, token)));
    }

    /// <summary>What changes something needs its action's right; what no action names is an administrator's.</summary>
    private static void Guard(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder route && endpoint.Metadata.OfType<HttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post)))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute((ConsoleActions.OfRoute(route.RoutePattern.RawText)?.Right ?? Right.Administer).Policy()));
        }
    }

    private static IResult Answer(DeskAnswer answer) => answer.Done ? Results.Ok(answer) : Results.Conflict(answer);
}

/// <summary>Who orders it and why.</summary>
public sealed record DeskOrder(string Actor, string Reason) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}
