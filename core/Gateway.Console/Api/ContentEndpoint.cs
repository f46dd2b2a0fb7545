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
/// <c>GET /api/messages/{id}/bytes?part=…</c>: one part of a message, as text without the persons in it. As it came, for somebody who signed in, once a second person approved the unmasking of this message
/// (<c>POST …/unmask</c>); for the key of this machine with <c>unmasked=true</c>, whose holder says who they are and why. Every view of patient data is logged and in the audit trail.
/// </summary>
public static class ContentEndpoint
{
    /// <summary>Who asks.</summary>
    public const string ActorHeader = "X-Operator";

    /// <summary>Why patient data is wanted; percent-encoded where it is not ASCII.</summary>
    public const string ReasonHeader = "X-Reason";

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/messages/{id:long}/bytes", AnswerAsync);
        api.MapPost("/messages/{id:long}/unmask", (UnmaskBook book, HttpContext http, long id, DeskOrder order) =>
        {
            string login = (http.Items[ApprovedOrder.Item] as ApprovedOrder)?.By ?? Person.Of(http.User).Login;
            return Results.Ok(new UnmaskAnswer(id, login, book.Grant(id, login, order.Reason)));
        });
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, MessageContents contents, MaskedContents masked, UnmaskBook book, AuditTrail audit, long id, string? part, bool? unmasked, [FromHeader(Name = ActorHeader)] string? actor, [FromHeader(Name = ReasonHeader)] string? reason, CancellationToken token)
    {
        var person = Person.Of(http.User);
        actor = person.IsKey ? actor : person.Login;
        reason = person.IsKey ? Uri.UnescapeDataString(reason ?? "").Trim() : book.ReasonOf(id, person.Login);
        bool isMasked = person.IsKey ? unmasked != true : reason is null;
        if (!MessagePart.TryRead(part, out MessagePart wanted))
        {
            return Results.BadRequest(new Refusal(MessagePart.ExpectedChinese, MessagePart.Expected));
        }

        if (isMasked)
        {
            return await masked.FindAsync(id, part!, wanted, token) is { } shown ? Results.Text(shown.Text ?? "", "text/plain; charset=utf-8") : NoPart(id); // a name that was read
        }

        if (string.IsNullOrWhiteSpace(actor) || (person.IsKey && string.IsNullOrWhiteSpace(reason)))
        {
            return Results.BadRequest(new Refusal($"请在{ActorHeader}和{ReasonHeader}中写明查看人和原因，查看会被记录。", $"Say in {ActorHeader} who you are and in {ReasonHeader} why patient data is needed: this view is logged."));
        }

        if (await contents.FindAsync(id, wanted, actor, token) is not { } bytes)
        {
            return NoPart(id);
        }

        audit.Append(person.IsKey ? $"{person.Login} {Uri.UnescapeDataString(actor)}" : actor, "view.unmasked", $"/api/messages/{id}/bytes?part={part}", reason ?? "", "done");
        return Results.Bytes(bytes, "application/octet-stream");
    }

    private static IResult NoPart(long id) => Results.NotFound(new Refusal($"报文{id}没有这一部分。", $"Message {id} has no such part."));
}

/// <summary>Until when somebody sees a message unmasked.</summary>
public sealed record UnmaskAnswer(long Message, string Login, DateTimeOffset Until)
{
    public string Chinese => $"{Login}在{Until.ToOffset(TimeSpan.FromHours(8)):HH:mm}前可查看报文{Message}的未脱敏内容，每次查看都会记录。";

    public string English => $"{Login} sees message {Message} unmasked until {Until:u}; every view is recorded.";
}
