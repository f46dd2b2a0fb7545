using Gateway.Console.Access;
using Gateway.Console.Auditing;
using Gateway.Console.Orders;
using Gateway.Console.Privacy;
using Gateway.Console.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Api;

/// <summary>
/// <c>GET /api/messages/{id}/bytes?part=…</c>: one part of a message. Of somebody who signed in, its text without the persons in it, until a second person approved the unmasking of this message
/// (<c>POST …/unmask</c>). As it is for the key of this machine, whose holder says who they are. Every view of patient data is logged and in the audit trail.
/// </summary>
public static class ContentEndpoint
{
    /// <summary>Who asks.</summary>
    public const string ActorHeader = "X-Operator";

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/messages/{id:long}/bytes", AnswerAsync);
        api.MapPost("/messages/{id:long}/unmask", (UnmaskBook book, HttpContext http, long id, DeskOrder order) =>
        {
            string login = (http.Items[ApprovedOrder.Item] as ApprovedOrder)?.By ?? Person.Of(http.User).Login;
            return Results.Ok(new UnmaskAnswer(id, login, book.Grant(id, login)));
        });
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, MessageContents contents, MaskedContents masked, UnmaskBook book, AuditTrail audit, long id, string? part, [FromHeader(Name = ActorHeader)] string? actor, CancellationToken token)
    {
        var person = Person.Of(http.User);
        actor = person.IsKey ? actor : person.Login;
        if (string.IsNullOrWhiteSpace(actor) || !MessagePart.TryRead(part, out MessagePart wanted))
        {
            return Results.BadRequest(new { fault = string.IsNullOrWhiteSpace(actor) ? $"Say who you are in {ActorHeader}: this view is logged." : MessagePart.Expected });
        }

        if (!person.IsKey && !book.Holds(id, person.Login))
        {
            return await masked.FindAsync(id, part!, wanted, token) is { } shown ? Results.Text(shown.Text ?? "", "text/plain; charset=utf-8") : NoPart(id); // a name that was read
        }

        if (await contents.FindAsync(id, wanted, actor, token) is not { } bytes)
        {
            return NoPart(id);
        }

        audit.Append(person.IsKey ? $"{person.Login} {Uri.UnescapeDataString(actor)}" : actor, "view.unmasked", $"/api/messages/{id}/bytes?part={part}", "", "done");
        return Results.Bytes(bytes, "application/octet-stream");
    }

    private static IResult NoPart(long id) => Results.NotFound(new { fault = $"Message {id} has no such part." });
}

/// <summary>Until when somebody sees a message unmasked.</summary>
public sealed record UnmaskAnswer(long Message, string Login, DateTimeOffset Until)
{
    public string Chinese => $"{Login}在{Until.ToOffset(TimeSpan.FromHours(8)):HH:mm}前可查看报文{Message}的未脱敏内容，每次查看都会记录。";

    public string English => $"{Login} sees message {Message} unmasked until {Until:u}; every view is recorded.";
}
