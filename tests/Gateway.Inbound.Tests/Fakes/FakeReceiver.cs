using System.Collections.Concurrent;
using System.Text;
using Gateway.Contract;

namespace Gateway.Inbound.Tests;

/// <summary>Remembers what it was given and answers as it is told; by default <c>ok:</c> and the message, or <c>no:</c> and the issue's code.</summary>
internal sealed class FakeReceiver : IInboundReceiver
{
    private long lastId;

    public ConcurrentQueue<InboundMessage> Received { get; } = new();

    public ConcurrentQueue<(InboundMessage Partial, Issue Issue)> Refused { get; } = new();

    public Func<InboundMessage, CancellationToken, Task<InboundReply>> Answer { get; set; } =
        (message, _) => Task.FromResult(Reply([.. "ok:"u8, .. message.Bytes.Span]));

    public static InboundReply Reply(byte[] bytes, InboundReplyKind kind = InboundReplyKind.Done) => new(bytes, kind, 0);

    public async Task<InboundReply> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        Received.Enqueue(message);
        InboundReply reply = await Answer(message, cancellationToken);
        return reply with { MessageId = Interlocked.Increment(ref lastId) };
    }

    public Task<InboundReply> RefuseAsync(InboundMessage partial, Issue issue, CancellationToken cancellationToken)
    {
        Refused.Enqueue((partial, issue));
        return Task.FromResult(new InboundReply(Encoding.UTF8.GetBytes("no:" + issue.Code.Id), InboundReplyKind.Refused, Interlocked.Increment(ref lastId)));
    }
}
