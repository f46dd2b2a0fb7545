using Gateway.Inbound;

namespace Gateway.Pipeline.Replies;

/// <summary>A message whose end somebody may be waiting for.</summary>
internal sealed class InHand(MessageContext context)
{
    private readonly TaskCompletionSource<InboundReply> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MessageContext Context { get; } = context;

    /// <summary>Ends with the final reply, or with "pending" when a person has to decide.</summary>
    public Task<InboundReply> Done => done.Task;

    public void End(InboundReply reply) => done.TrySetResult(reply);
}
