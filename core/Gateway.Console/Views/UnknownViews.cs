using System.Collections.Immutable;
using Gateway.Console.Api;
using Gateway.Console.Privacy;
using Gateway.Journal;

namespace Gateway.Console.Views;

/// <summary>Unknown outcomes for people: what the desk says, without the persons in it.</summary>
public sealed class UnknownViews(IUnknownDesk desk, IJournal journal)
{
    /// <summary>As the desk lists them.</summary>
    public async Task<ImmutableArray<UnknownRow>> ListAsync(CancellationToken cancellationToken) => [.. (await desk.ListAsync(cancellationToken)).Select(ViewMask.OfNobody.Of)];

    /// <summary>The page of one; null when there is no such message.</summary>
    public async Task<UnknownView?> ShowAsync(long messageId, CancellationToken cancellationToken) =>
        await desk.ShowAsync(messageId, cancellationToken) is { } view ? (await MessagePersons.MaskAsync(journal, messageId, cancellationToken)).Of(view) : null;

    /// <summary>Gives an order to the desk.</summary>
    public async Task<UnknownOrdered?> OrderAsync(long messageId, string action, UnknownOrder order, CancellationToken cancellationToken) =>
        await desk.OrderAsync(messageId, action, order, cancellationToken) is { } ordered ? (await MessagePersons.MaskAsync(journal, messageId, cancellationToken)).Of(ordered) : null;
}
