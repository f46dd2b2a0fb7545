using Gateway.Contract;

namespace Gateway.Inbound;

/// <summary>What listeners hand messages to. Implemented by the pipeline.</summary>
public interface IInboundReceiver
{
    /// <summary>Takes one whole message and gives the reply for its sender. When the reply is there, the message is on disk.</summary>
    Task<InboundReply> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken);

    /// <summary>Tells of bytes that never became a message (too long, frame broken): they are journalled as far as they came, and the sender gets its format's error.</summary>
    Task<InboundReply> RefuseAsync(InboundMessage partial, Issue issue, CancellationToken cancellationToken);

    /// <summary>Tells that a message is not taken now, in the sender's format where that has a word for it. Nothing is journalled.</summary>
    /// <param name="message">Without bytes where nobody has read them.</param>
    /// <param name="code">What the gateway lacks.</param>
    InboundReply Busy(InboundMessage message, IssueCode code) => new(ReadOnlyMemory<byte>.Empty, InboundReplyKind.Busy, 0);
}

/// <summary>One message, transport framing removed.</summary>
/// <param name="Institution">Whose listener or key it came by; twelve characters.</param>
/// <param name="Source">The source that this listener or address is configured for.</param>
/// <param name="Listener">For the journal: <c>http</c>, <c>mllp:2575</c>, <c>folder:NAME</c>.</param>
/// <param name="Bytes">Owned by the receiver from here on.</param>
public sealed record InboundMessage(string Institution, string Source, string Listener, ReadOnlyMemory<byte> Bytes);

/// <summary>What goes back.</summary>
/// <param name="Bytes">In the sender's format; empty where the protocol has no reply.</param>
/// <param name="Kind">For transports that have status codes of their own.</param>
/// <param name="MessageId">The message's number in the journal; 0 when it could not be kept.</param>
public sealed record InboundReply(ReadOnlyMemory<byte> Bytes, InboundReplyKind Kind, long MessageId);

/// <summary>What a reply says, for a transport with status codes.</summary>
public enum InboundReplyKind
{
    /// <summary>Stored, checked or done, as the source wants it.</summary>
    Done,

    /// <summary>Refused: the bytes say why.</summary>
    Refused,

    /// <summary>Taken, the result comes later.</summary>
    Pending,

    /// <summary>Not taken, try again: the journal or the memory is full.</summary>
    Busy,
}
