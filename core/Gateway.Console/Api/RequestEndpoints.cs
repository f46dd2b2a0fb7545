using Gateway.Console.Access;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/requests</c>: what waits for a second person; <c>GET /api/requests/{number}</c>: what exactly it would do, and the evidence. <c>POST …/{number}/approve|decline</c>: that person's word. An approval makes the call that was asked for and answers as it does.</summary>
internal static class RequestEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/requests", (RequestBook book) => Results.Ok(book.All.Select(RequestView.Of)));
        api.MapGet("/requests/{number:long}", async (RequestViews views, long number, CancellationToken token) =>
            await views.ShowAsync(number, token) is { } found ? Results.Ok(found) : Results.NotFound(new Refusal($"没有申请{number}。", $"There is no request {number}.")));
        api.MapPost("/requests/{number:long}/approve", (RequestBook book, HttpContext http, long number, DeskOrder order) => NotDecided(book, number, Person.Of(http.User).Login)); // what can be approved never comes here
        api.MapPost("/requests/{number:long}/decline", (RequestBook book, HttpContext http, long number, DeskOrder order) =>
            book.Decide(number, approve: false, Person.Of(http.User).Login) is var (declined, _) ? Results.Ok(RequestView.Of(declined)) : NotDecided(book, number, ""));
    }

    private static IResult NotDecided(RequestBook book, long number, string login) => book.Find(number) switch
    {
        null => Results.NotFound(new Refusal($"没有申请{number}。", $"There is no request {number}.")),
        { State: "open" } request when request.By == login => Results.Conflict(new Refusal("申请人不能自己批准，需由另一人批准。", "Who asks does not approve: somebody else has to.")),
        var request => Results.Conflict(new Refusal($"申请{number}的状态为{request.State}。", $"Request {number} is {request.State}.")),
    };
}

/// <summary>A request as lists show it.</summary>
public sealed record RequestView(long Number, string Action, string Path, string By, string Reason, DateTimeOffset At, string State, string? DecidedBy, DateTimeOffset? DecidedAt)
{
    internal static RequestView Of(PersonRequest request) => new(request.Number, request.Action, request.Path, request.By, request.Reason, request.At, request.State, request.DecidedBy, request.DecidedAt);
}
