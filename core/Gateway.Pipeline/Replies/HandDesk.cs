using System.Collections.Concurrent;

namespace Gateway.Pipeline.Replies;

/// <summary>The messages whose end somebody may be waiting for, by number. Bounded by the listeners' limit of messages in hand.</summary>
internal sealed class HandDesk
{
    private readonly ConcurrentDictionary<long, InHand> inHand = new();

    public InHand Take(MessageContext context) => inHand.GetOrAdd(context.MessageId, static (_, taken) => new InHand(taken), context);

    public InHand? Find(long messageId) => inHand.GetValueOrDefault(messageId);

    public void Drop(long messageId) => inHand.TryRemove(messageId, out _);

    /// <summary>Lets everybody go whose answer cannot come in time, because a destination takes nothing.</summary>
    /// <param name="until">At least until then; null while nobody has said.</param>
    public void Release(string destination, DateTimeOffset? until)
    {
        foreach (InHand waiting in inHand.Values)
        {
            waiting.Release(destination, until);
        }
    }

    /// <summary>Takes it off the desk for its end.</summary>
    public InHand? End(long messageId) => inHand.TryRemove(messageId, out InHand? ended) ? ended : null;
}
