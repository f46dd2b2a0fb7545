using Gateway.Contract;

namespace Gateway.Inbound.Limits;

/// <summary>Where every listener hands its messages over: what no source needs to see is refused here, everything is counted.</summary>
internal sealed class InboundDesk(IInboundReceiver receiver, InboundMetrics metrics, TimeProvider time)
{
    /// <summary>Hands one whole message to the receiver.</summary>
    public async Task<InboundReply> TakeAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Bytes.IsEmpty)
        {
            return await RefuseAsync(message, IssueCodes.MessageEmpty, "Expected at least one byte.", cancellationToken);
        }

        long start = time.GetTimestamp();
        InboundReply reply = await receiver.ReceiveAsync(message, cancellationToken);
        metrics.Answered(message.Listener, reply.Kind, message.Bytes.Length, time.GetElapsedTime(start));
        return reply;
    }

    /// <summary>Hands over bytes that never became a message.</summary>
    public async Task<InboundReply> RefuseAsync(InboundMessage partial, IssueCode code, string reason, CancellationToken cancellationToken)
    {
        metrics.Refused(partial.Listener, code.Id);
        return await receiver.RefuseAsync(partial, new Issue(code, new SourceLocation("", 0, partial.Bytes.Length), reason), cancellationToken);
    }
}
