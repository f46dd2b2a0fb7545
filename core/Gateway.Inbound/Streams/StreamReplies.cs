using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Streams;

/// <summary>Writes a connection's replies in the order of its messages, whichever of them is ready first.</summary>
internal sealed partial class StreamReplies(PipeWriter output, IFramer framer, StreamListenerOptions listener, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Channel<Task<InboundReply>> waiting = Channel.CreateUnbounded<Task<InboundReply>>();
    private readonly SemaphoreSlim room = new(listener.MaxPipelined);
    private readonly CancellationTokenSource ended = new();

    /// <summary>Cancelled when no reply can be written any more: reading on would take messages that nobody answers.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Whether every message has its reply.</summary>
    public bool IsIdle => room.CurrentCount == listener.MaxPipelined;

    /// <summary>Waits until one more message may be taken.</summary>
    public Task RoomAsync(CancellationToken cancellationToken) => room.WaitAsync(cancellationToken);

    /// <summary>Puts a message's coming reply behind those before it. <see cref="RoomAsync"/> came first.</summary>
    public void Add(Task<InboundReply> reply) => waiting.Writer.TryWrite(reply);

    /// <summary>No message follows.</summary>
    public void Complete() => waiting.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/>; waits for every receiver even when its reply can go nowhere.</summary>
    public async Task RunAsync()
    {
        await foreach (Task<InboundReply> coming in waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                InboundReply reply = await coming;
                if (!await WriteAsync(reply))
                {
                    await ended.CancelAsync();
                }
            }
            catch (Exception bug)
            {
                LogUnsent(bug, listener.Institution, listener.Source);
                await ended.CancelAsync(); // without this reply the later ones would answer the wrong message
            }

            room.Release();
        }
    }

    public void Dispose()
    {
        room.Dispose();
        ended.Dispose();
    }

    private async Task<bool> WriteAsync(InboundReply reply)
    {
        if (ended.IsCancellationRequested || reply.Kind == InboundReplyKind.Busy)
        {
            return false;
        }

        if (reply.Bytes.IsEmpty)
        {
            return true;
        }

        framer.Write(output, reply.Bytes.Span);
        using var late = new CancellationTokenSource(listener.IdleTimeout, time); // a sender that never reads must not hold us
        FlushResult flushed = await output.FlushAsync(late.Token);
        return !flushed.IsCompleted;
    }

    [LoggerMessage(EventIds.ReplyUnsent, LogLevel.Error, "A message of {Institution} by source {Source} got no reply; its connection is closed.")]
    private partial void LogUnsent(Exception bug, string institution, string source);
}
