using Gateway.Console.Incidents;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/incidents</c>: messages that failed alike. <c>POST /api/incidents/{key}/note</c>: what somebody does about it.</summary>
internal static class IncidentEndpoints
{
    private static readonly string[] States = ["open", "working", "watch", "closed"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", async (IncidentViews views, CancellationToken token) => Results.Ok(await views.ListAsync(token)));
        api.MapPost("/incidents/{key}/note", (IncidentBook book, string key, NoteOrder order) =>
            string.IsNullOrWhiteSpace(order.Reason) || !States.Contains(order.State, StringComparer.Ordinal)
                ? Results.BadRequest(new { fault = "Write a note (reason) and a state: open, working, watch or closed. 请填写说明和状态。" })
                : Results.Ok(book.Write(key, order.State, order.Actor, order.Reason)));
    }
}

/// <summary>A note about an incident; the reason is the note.</summary>
/// <param name="State">open, working, watch or closed.</param>
public sealed record NoteOrder(string Actor, string Reason, string State) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}
