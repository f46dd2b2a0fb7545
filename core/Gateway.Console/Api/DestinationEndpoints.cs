using System.Collections.Immutable;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Gateway.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/destinations[/{name}]</c>: what they do and when what waits will be through. <c>POST …/{name}/pause|resume</c>: an operator stops and lets go on.</summary>
internal static class DestinationEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/destinations", ([FromServices] DeliveryEngine engine) => Results.Ok(Pages(engine)));
        api.MapGet("/destinations/{name}", ([FromServices] DeliveryEngine engine, string name) => Page(engine, name) is { } page ? Results.Ok(page) : Unknown(name));
        api.MapPost("/destinations/{name}/pause", PauseAsync);
        api.MapPost("/destinations/{name}/resume", ResumeAsync);
    }

    private static async Task<IResult> PauseAsync([FromServices] DeliveryEngine engine, string name, PauseRequest request, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(request.Actor) || string.IsNullOrWhiteSpace(request.Reason) || request.For <= TimeSpan.Zero || request.For > Longest)
        {
            return Results.BadRequest(new Refusal("请写明操作人和原因；时长可不写，最长七天。", "Say who pauses it and why; for how long, if you say that, up to seven days (02:00:00)."));
        }

        if (Page(engine, name) is null)
        {
            return Unknown(name);
        }

        await engine.Windows.PauseAsync(name, request.For, request.Actor, request.Reason, token);
        return Results.Ok(Page(engine, name));
    }

    private static async Task<IResult> ResumeAsync([FromServices] DeliveryEngine engine, string name, DeskOrder order, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(order.Actor) || string.IsNullOrWhiteSpace(order.Reason))
        {
            return Results.BadRequest(new Refusal("请写明操作人和原因。", "Say who resumes it and why."));
        }

        if (Page(engine, name) is null)
        {
            return Unknown(name);
        }

        await engine.ResumeAsync(name, order.Actor, order.Reason, token);
        return Results.Ok(Page(engine, name));
    }

    private static DestinationPage? Page(DeliveryEngine engine, string name) => Pages(engine).FirstOrDefault(page => page.Name == name);

    private static ImmutableArray<DestinationPage> Pages(DeliveryEngine engine)
    {
        DeliverySnapshot now = engine.Snapshot();
        ImmutableArray<WindowView> windows = engine.Windows.List();
        return [.. now.Destinations.Select(view => DestinationPage.Of(view, windows, now.At))];
    }

    private static IResult Unknown(string name) => Results.NotFound(new Refusal($"没有目的地{name}。", $"There is no destination '{name}': see GET /api/destinations."));
}

/// <summary>An order to pause.</summary>
/// <param name="For">How long; null until somebody resumes it.</param>
public sealed record PauseRequest(string Actor, string Reason, TimeSpan? For = null) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}
