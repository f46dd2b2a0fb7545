using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Mapping;
using Gateway.Pipeline.Replies;
using Gateway.Pipeline.Steps;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Pipeline;

/// <summary>What the line would make of a message: steps 1, 3, 4 and 5 without a journal and without sending anything.</summary>
public static class Preview
{
    /// <summary>Runs a message as far as it goes.</summary>
    /// <param name="catalogs">The catalogue to use.</param>
    /// <param name="message">The bytes and whose they are.</param>
    /// <returns>The context; <see cref="MessageContext.Issues"/> says what stopped it.</returns>
    public static async Task<MessageContext> RunAsync(ICatalogSource catalogs, InboundMessage message, CancellationToken cancellationToken)
    {
        var context = new MessageContext(message);
        IStep[] steps = [new ReceiveStep(catalogs), new ReadStep(), new MapStep(null), new CheckStep()];
        foreach (IStep step in steps.TakeWhile(_ => !context.IsRefused))
        {
            await step.RunAsync(context, cancellationToken);
        }

        return context;
    }

    /// <summary>What the sender would be told now: its error, or its "pending" reply.</summary>
    public static ReadOnlyMemory<byte> Reply(MessageContext context)
    {
        ReplyStatus status = context.IsRefused ? ReplyWriter.StatusOf(context) : ReplyStatus.Pending;
        return new ReplyWriter(NullLogger<ReplyWriter>.Instance).Write(context, status).Bytes;
    }
}
