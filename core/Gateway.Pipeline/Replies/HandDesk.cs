using System.Collections.Concurrent;

namespace Gateway.Pipeline.Replies;

/// <summary>The messages whose end somebody may be waiting for, by number. Bounded by the listeners' limit of messages in hand.</summary>
internal sealed class HandDesk
{
    private readonly ConcurrentDictionary<long, InHand> inHand = new();

    public InHand Take(MessageContext context) => inHand.GetOrAdd(context.MessageId, static (_, taken) => new InHand(taken), context);

    public InHand? Find(long messageId) => inHand.GetValueOrDefault(messageId);

    public void Drop(long messageId) => inHand.TryRemove(messageId, out _);

    /// <summary>Takes it off the desk for its end.</summary>
    public InHand? End(long messageId) => inHand.TryRemove(messageId, out InHand? ended) ? ended : null;
}
