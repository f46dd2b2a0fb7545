using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gateway.Console.Api;
using Gateway.Console.Incidents;
using Gateway.Console.Orders;
using Gateway.Console.Words;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Shows what a request would do to whoever decides it.</summary>
public sealed class RequestViews
{
    private readonly RequestBook book;
    private readonly IJournal journal;
    private readonly CorrectionViews corrections;
    private readonly UnknownViews unknowns;
    private readonly VisitViews visits;

    internal RequestViews(RequestBook book, IJournal journal, CorrectionViews corrections, UnknownViews unknowns, VisitViews visits) =>
        (this.book, this.journal, this.corrections, this.unknowns, this.visits) = (book, journal, corrections, unknowns, visits);

    /// <summary>The request; null when there is none.</summary>
    public async Task<RequestDetailView?> ShowAsync(long number, CancellationToken cancellationToken)
    {
        if (book.Find(number) is not { } request)
        {
            return null;
        }

        string[] path = [.. request.Path.Split('/').Select(Uri.UnescapeDataString)];
        Word does = RequestWords.Of(request.Action);
        var view = new RequestDetailView(RequestView.Of(request), does.Chinese, does.English, await MessageAsync(path, cancellationToken), null, null, null, null);
        if (book.OrderOf(number) is not { } asked)
        {
            return view;
        }

        return request.Action switch
        {
            "messages.edit" when view.Message is { } message && asked.TryGetProperty("content", out JsonElement content) && content.TryGetBytesFromBase64(out byte[]? bytes) => view with { Correction = await corrections.ShowAsync(message.Id, bytes, cancellationToken) },
            "unknowns.reverse" when view.Message is { } message => view with { Unknown = await unknowns.ShowAsync(message.Id, cancellationToken) },
            "visits.undo" => await WithVisitAsync(view, path[3], path[4], asked, cancellationToken),
            _ => view,
        };
    }

    private async Task<RequestDetailView> WithVisitAsync(RequestDetailView view, string institution, string visit, JsonElement asked, CancellationToken cancellationToken)
    {
        UndoRequest undo = asked.Deserialize<UndoRequest>(JsonSerializerOptions.Web)!; // what was asked for is one
        return view with
        {
            Visit = await visits.ShowAsync(institution, visit, cancellationToken),
            Plan = await visits.UndoAsync(institution, visit, undo with { DryRun = true }, cancellationToken),
        };
    }

    /// <summary>Of <c>/api/messages/ID/…</c> and <c>/api/unknowns/ID/…</c>.</summary>
    private async Task<RequestMessageView?> MessageAsync(string[] path, CancellationToken cancellationToken)
    {
        if (path is not ["", "api", "messages" or "unknowns", var number, ..] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id) || await journal.FindAsync(id, cancellationToken) is not { } header)
        {
            return null;
        }

        ImmutableArray<JournalledFact> facts = await journal.ReadAsync(id, cancellationToken);
        IEnumerable<string> keys = facts.Select(fact => fact.Fact).OfType<JournalFact.Prepared>().LastOrDefault()?.Keys.Where(key => key.Kind is "visit" or "invoice").Select(key => key.Value) ?? [];
        return new RequestMessageView(id, header.Institution, header.Source, header.Event, header.State.ToString().ToLowerInvariant(), header.ReceivedAt, header.IssueCode, [.. keys.Distinct(StringComparer.Ordinal)], ClaimTotals.Of(facts));
    }
}
