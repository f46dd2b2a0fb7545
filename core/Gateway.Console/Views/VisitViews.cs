using Gateway.Console.Api;
using Gateway.Console.Privacy;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Visits for people: what the desk says, without the person whose visit it is.</summary>
public sealed class VisitViews(IVisitDesk desk, IJournal journal)
{
    /// <summary>What is live of a visit; null when no message of it is known.</summary>
    public async Task<VisitView?> ShowAsync(string institution, string visit, CancellationToken cancellationToken) =>
        await desk.ShowAsync(institution, visit, cancellationToken) is { } view ? (await MaskAsync(view, cancellationToken)).Of(view) : null;

    /// <summary>Gives the order to take it back.</summary>
    public async Task<UndoView?> UndoAsync(string institution, string visit, UndoRequest request, CancellationToken cancellationToken) =>
        await desk.UndoAsync(institution, visit, request, cancellationToken) is not { } undo ? null
        : (undo.Messages is [var first, ..] ? await MessagePersons.MaskAsync(journal, first, cancellationToken) : ViewMask.OfNobody).Of(undo);

    private async Task<ViewMask> MaskAsync(VisitView view, CancellationToken cancellationToken) =>
        view.Effects.Select(effect => effect.MessageId).Concat(view.Waiting.Select(message => message.MessageId)).FirstOrDefault() is > 0 and var one ? await MessagePersons.MaskAsync(journal, one, cancellationToken) : ViewMask.OfNobody;
}
