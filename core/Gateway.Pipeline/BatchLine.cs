using System.Collections.Immutable;
using Gateway.Contract;
using Gateway.Inbound;
using Gateway.Mapping;

namespace Gateway.Pipeline;

/// <summary>
/// Before the line: takes a batch apart, so that each of its messages is journalled, answered and recognised again by itself, and puts their replies together.
/// A restart in the middle loses nothing: the sender sends the batch again, and what was taken is answered from the journal.
/// </summary>
internal sealed class BatchLine(GatewayLine line, ICatalogSource catalogs) : IInboundReceiver
{
    /// <inheritdoc/>
    public async Task<InboundReply> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (catalogs.Current.Source(message.Source)?.Newest.Codec is not IBatchCodec codec)
        {
            return await line.ReceiveAsync(message, cancellationToken);
        }

        Outcome<ImmutableArray<ReadOnlyMemory<byte>>> parts = codec.Split(message.Bytes);
        if (!parts.TryGetValue(out ImmutableArray<ReadOnlyMemory<byte>> messages))
        {
            return await line.RefuseAsync(message, parts.Issues[0], cancellationToken);
        }

        return messages.IsDefaultOrEmpty ? await line.ReceiveAsync(message, cancellationToken) : await ReceiveAllAsync(message, codec, messages, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<InboundReply> RefuseAsync(InboundMessage partial, Issue issue, CancellationToken cancellationToken) => line.RefuseAsync(partial, issue, cancellationToken);

    /// <inheritdoc/>
    public InboundReply Busy(InboundMessage message, IssueCode code) => line.Busy(message, code);

    private async Task<InboundReply> ReceiveAllAsync(InboundMessage batch, IBatchCodec codec, ImmutableArray<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        var replies = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(messages.Length);
        InboundReplyKind kind = InboundReplyKind.Done;
        long first = 0;
        foreach (ReadOnlyMemory<byte> bytes in messages)
        {
            InboundReply reply = await line.ReceiveAsync(batch with { Bytes = bytes }, cancellationToken);
            if (reply.Kind == InboundReplyKind.Busy)
            {
                return line.Busy(batch, IssueCodes.JournalUnavailable); // the journal takes nothing: the whole batch comes again, and what was taken is known then
            }

            replies.Add(reply.Bytes);
            kind = Worse(kind, reply.Kind);
            first = first == 0 ? reply.MessageId : first;
        }

        return new InboundReply(codec.Join(batch.Bytes, replies.DrainToImmutable()), kind, first);
    }

    /// <summary>One refusal makes the batch's reply a refusal, for transports that have one status; each message's own reply says which.</summary>
    private static InboundReplyKind Worse(InboundReplyKind one, InboundReplyKind other) =>
        one == InboundReplyKind.Refused || other == InboundReplyKind.Refused ? InboundReplyKind.Refused : one == InboundReplyKind.Done ? other : one;
}
