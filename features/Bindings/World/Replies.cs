namespace Gateway.Features.Bindings.World;

/// <summary>What senders and operators were answered in this scenario.</summary>
public sealed class Replies
{
    private readonly List<Reply> all = [];

    /// <summary>The latest.</summary>
    public Reply Last => all.Count > 0 ? all[^1] : throw new InvalidOperationException("Nothing was answered yet.");

    /// <summary>The one before.</summary>
    public Reply LastButOne => all.Count > 1 ? all[^2] : throw new InvalidOperationException("Only one answer was given yet.");

    /// <summary>The message that was answered last; 0 without one.</summary>
    public long LastMessageId => all.FindLast(reply => reply.MessageId != 0)?.MessageId ?? 0;

    public void Add(Reply reply)
    {
        lock (all) // senders may be answered at the same time
        {
            all.Add(reply);
        }
    }
}
