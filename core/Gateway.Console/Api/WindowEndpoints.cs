using System.Collections.Immutable;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/windows</c>: when destinations take nothing; <c>GET /api/windows/calendar</c>: their coming days. <c>POST /api/windows</c> declares one, <c>POST /api/windows/{id}/cancel</c> takes it back.</summary>
internal static class WindowEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/windows", ([FromServices] DeliveryEngine engine) => Results.Ok((ImmutableArray<WindowRow>)[.. engine.Windows.List().Select(WindowRow.Of)]));
        api.MapGet("/windows/calendar", (CalendarViews views, int? days, string? destination) => days is < 1 or > CalendarViews.Most
            ? Results.BadRequest(new Refusal($"days 为1到{CalendarViews.Most}。", $"days is 1 to {CalendarViews.Most}."))
            : Results.Ok(views.Show(days ?? CalendarViews.Usual, destination)));
        api.MapPost("/windows", DeclareAsync);
        api.MapPost("/windows/{id}/cancel", CancelAsync);
    }

    private static async Task<IResult> DeclareAsync([FromServices] DeliveryEngine engine, WindowRequest request, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(request.Actor))
        {
            return Results.BadRequest(new Refusal("请写明操作人。", "Say who declares it."));
        }

        var written = new WindowOptions { Destination = request.Destination ?? "", Every = request.Every, From = request.From, For = request.For, Reason = request.Reason ?? "" };
        written.Zone = request.Zone ?? written.Zone;
        (WindowView? window, OrderFault? fault) = await engine.Windows.DeclareAsync(written, request.Actor, token);
        IssueCode code = IssueCodes.WindowUnreadable;
        return window is null ? Results.BadRequest(new WindowRefusal(code.Id, $"{code.Id} {code.Chinese}{fault!.Chinese}", $"{code.Id} {code.English} {fault.English}")) : Results.Ok(WindowRow.Of(window));
    }

    private static async Task<IResult> CancelAsync([FromServices] DeliveryEngine engine, string id, DeskOrder order, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(order.Actor) || string.IsNullOrWhiteSpace(order.Reason))
        {
            return Results.BadRequest(new Refusal("请写明操作人和原因。", "Say who cancels it and why."));
        }

        return await engine.Windows.CancelAsync(id, order.Actor, order.Reason, token)
            ? Results.Ok(DeskAnswers.WindowCancelled(id))
            : Results.Conflict(DeskAnswers.NoSuchWindow(id));
    }
}

/// <summary>Why a window was not declared.</summary>
public sealed record WindowRefusal(string IssueCode, string Chinese, string English)
{
    /// <summary>Both.</summary>
    public string Fault => $"{English} {Chinese}";
}

/// <summary>A window to declare: <paramref name="Every"/> or <paramref name="From"/>, as in section <c>Delivery:Windows</c>.</summary>
public sealed record WindowRequest(string Actor, string Reason, string? Destination, TimeSpan For, string? Every = null, string? From = null, string? Zone = null) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}
