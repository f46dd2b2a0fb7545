using System.Collections.Immutable;
using System.Globalization;
using Gateway.Journal;
using Gateway.Console.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gateway.Console.Shell;

/// <summary><c>GET /find?q=…</c>: a message's number, a visit, an invoice, a msgid or a filter. What fits one message alone opens it; everything else is a list.</summary>
internal static class FindBox
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/find", AnswerAsync).RequireAuthorization(Right.See.Policy()).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(IJournal journal, string? q, CancellationToken token)
    {
        string text = (q ?? "").Trim();
        if (text.Length > 0 && !text.Contains(':', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal))
        {
            ImmutableArray<MessageHeader> found = (await journal.ListAsync(new MessageFilter { Key = text, Limit = 2 }, token)).Messages;
            long? only = found is [var one] ? one.Id
                : found.IsEmpty && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && await journal.FindAsync(id, token) is not null ? id : null;
            if (only is { } number)
            {
                return Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/messages/{number}"));
            }
        }

        return Results.LocalRedirect($"/messages?q={Uri.EscapeDataString(text)}");
    }
}
