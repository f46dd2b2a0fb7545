using Gateway.Console.Incidents;
using Gateway.Console.Orders;
using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary><c>GET /api/incidents</c>: messages that failed alike (<c>?all=true</c>: closed ones too). <c>POST /api/incidents/{key}/note</c>: what somebody does about it.</summary>
internal static class IncidentEndpoints
{
    private static readonly string[] States = ["open", "working", "watch", "closed"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", async (IncidentViews views, bool? all, CancellationToken token) => Results.Ok(await views.ListAsync(withClosed: all ?? false, token)));
        api.MapGet("/incidents/{key}", async (IncidentViews views, string key, CancellationToken token) => await views.FindAsync(key, token) is { } incident ? Results.Ok(incident) : Unknown(key));
        api.MapPost("/incidents/{key}/note", async (IncidentViews views, IncidentBook book, string key, NoteOrder order, CancellationToken token) =>
        {
            if (string.IsNullOrWhiteSpace(order.Reason) || !States.Contains(order.State, StringComparer.Ordinal))
            {
                return Results.BadRequest(new Refusal("请填写说明和状态。", "Write a note (reason) and a state: open, working, watch or closed."));
            }

            string owner = string.IsNullOrWhiteSpace(order.Owner) ? order.Actor : order.Owner.Trim();
            return await views.FindAsync(key, token) is { } incident
                ? Results.Ok(NoteAnswer.Of(book.Write(key, order.State, owner, order.Reason, order.Actor, incident.About)))
                : Unknown(key);
        });
    }

    private static IResult Unknown(string key) => Results.NotFound(new Refusal($"没有故障{key}。", $"There is no incident {key}."));
}

/// <summary>A note about an incident; the reason is the note.</summary>
/// <param name="State">open, working, watch or closed.</param>
/// <param name="Owner">Who sees to it; empty for who writes.</param>
public sealed record NoteOrder(string Actor, string Reason, string State, string? Owner = null) : IOrder
{
    IOrder IOrder.By(string actor) => this with { Actor = actor };
}

/// <summary>The note as it stands now.</summary>
public sealed record NoteAnswer(string State, string Owner, string Text, DateTimeOffset At, string Chinese, string English)
{
    internal static NoteAnswer Of(IncidentNote note) => new(note.State, note.Owner, note.Text, note.At, $"说明已记下，负责人{note.Owner}。", $"The note is kept; {note.Owner} sees to it.");
}
