using Gateway.Inbound;

namespace Gateway.Pipeline.Replies;

/// <summary>A message whose end somebody may be waiting for.</summary>
internal sealed class InHand(MessageContext context)
{
    private readonly Lock guard = new();
    private TaskCompletionSource<InboundReply?> done = New();
    private string? destination;
    private DateTimeOffset deadline;

    public MessageContext Context { get; } = context;

    /// <summary>Begins to wait.</summary>
    /// <param name="where">Where the message goes.</param>
    /// <param name="until">When the one who waits gives up.</param>
    /// <returns>Ends with the final reply, with "pending" when a person has to decide, or with null when nothing can come before all who wait have given up.</returns>
    public Task<InboundReply?> Await(string? where, DateTimeOffset until)
    {
        lock (guard)
        {
            (destination, deadline) = (where, until > deadline ? until : deadline);
            return done.Task;
        }
    }

    public void End(InboundReply reply)
    {
        lock (guard)
        {
            done.TrySetResult(reply);
        }
    }

    /// <summary>Lets those go who wait in vain.</summary>
    /// <param name="closed">A destination that takes nothing.</param>
    /// <param name="until">At least until then; null while nobody has said.</param>
    public void Release(string closed, DateTimeOffset? until)
    {
        lock (guard)
        {
            if (destination == closed && !(until < deadline) && !done.Task.IsCompleted)
            {
                done.TrySetResult(null);
                done = New(); // who asks again waits anew
            }
        }
    }

    private static TaskCompletionSource<InboundReply?> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
