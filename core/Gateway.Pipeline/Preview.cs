using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Replies;
using Gateway.Pipeline.Steps;
using Gateway.Platform;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Pipeline;

/// <summary>What the line would make of a message: steps 1, 3, 4 and 5 without a journal and without sending anything.</summary>
public static class Preview
{
    /// <summary>Runs a message as far as it goes, by the tables of its own service date.</summary>
    public static Task<MessageContext> RunAsync(ICatalogSource catalogs, InboundMessage message, CancellationToken cancellationToken) => RunAsync(catalogs, message, null, cancellationToken);

    /// <summary>Runs a message as far as it goes.</summary>
    /// <param name="catalogs">The catalogue to use.</param>
    /// <param name="message">The bytes and whose they are.</param>
    /// <param name="asOf">The day whose tables to use; null takes the service date in the message.</param>
    /// <returns>The context; <see cref="MessageContext.Issues"/> says what stopped it.</returns>
    public static Task<MessageContext> RunAsync(ICatalogSource catalogs, InboundMessage message, DateOnly? asOf, CancellationToken cancellationToken) =>
        RunAsync(catalogs, new MessageContext(message) { AsOf = asOf }, cancellationToken);

    /// <summary>Makes a journalled message again by the version that it began with: the same canonical bytes as in J2, whatever was released since.</summary>
    /// <param name="catalogs">The catalogue to use; it still has the version.</param>
    /// <param name="message">The bytes and whose they are.</param>
    /// <param name="began">From J2.</param>
    public static Task<MessageContext> ReplayAsync(ICatalogSource catalogs, InboundMessage message, MappingStamp began, CancellationToken cancellationToken) =>
        RunAsync(catalogs, new MessageContext(message) { BeganWith = began }, cancellationToken);

    /// <summary>Steps 1, 3 and 4 alone.</summary>
    internal static async Task<MessageContext> MapAsync(ICatalogSource catalogs, MessageContext context, CancellationToken cancellationToken)
    {
        IStep[] steps = [new ReceiveStep(catalogs), new ReadStep(), new MapStep(null, null)];
        foreach (IStep step in steps.TakeWhile(_ => !context.IsRefused))
        {
            await step.RunAsync(context, cancellationToken);
        }

        return context;
    }

    /// <summary>Step 5, where the message came so far.</summary>
    internal static ValueTask CheckAsync(MessageContext context, CancellationToken cancellationToken) =>
        context.IsRefused ? ValueTask.CompletedTask : new CheckStep().RunAsync(context, cancellationToken);

    /// <summary>What the sender would be told now: its error, or its "pending" reply.</summary>
    public static ReadOnlyMemory<byte> Reply(MessageContext context)
    {
        ReplyStatus status = context.IsRefused ? ReplyWriter.StatusOf(context) : ReplyStatus.Pending;
        return new ReplyWriter(NullLogger<ReplyWriter>.Instance).Write(context, status, explain: issue => issue is null ? null : VerdictBook.OfOwn(issue)).Bytes;
    }

    private static async Task<MessageContext> RunAsync(ICatalogSource catalogs, MessageContext context, CancellationToken cancellationToken)
    {
        await CheckAsync(await MapAsync(catalogs, context, cancellationToken), cancellationToken);
        return context;
    }
}
