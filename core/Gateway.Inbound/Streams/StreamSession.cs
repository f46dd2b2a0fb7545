using System.Buffers;
using System.IO.Pipelines;
using Gateway.Contract;
using Gateway.Inbound.Limits;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Streams;

/// <summary>One connection's life: reads frames, hands them over in order, stops where the stream cannot be followed.</summary>
internal sealed partial class StreamSession(
    PipeReader input, IFramer framer, StreamReplies replies, StreamListenerOptions listener, string name, int maxFrameBytes, StreamParts parts)
{
    private readonly ILogger logger = parts.Logger;

    /// <summary>Reads until the sender ends, is silent for too long, breaks the protocol, or <paramref name="stop"/> says so.</summary>
    public async Task ReadAsync(CancellationToken stop)
    {
        while (await NextAsync(stop) is { } read)
        {
            if (!await TakeAllAsync(read, stop) || read.IsCompleted)
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAllAsync(ReadResult read, CancellationToken stop)
    {
        ReadOnlySequence<byte> unread = read.Buffer;
        bool goOn = true;
        FrameStep step = FrameStep.Frame;
        while (goOn && step != FrameStep.NeedMore)
        {
            step = framer.Read(ref unread, out ReadOnlySequence<byte> bytes);
            goOn = await ActAsync(step, bytes, stop);
        }

        if (goOn && read.IsCompleted && (framer.InFrame || !unread.IsEmpty))
        {
            await RefuseAsync(unread, IssueCodes.FrameBroken, $"Expected {framer.End} before the connection ends.", stop);
        }

        input.AdvanceTo(unread.Start, unread.End);
        return goOn;
    }

    private async Task<bool> ActAsync(FrameStep step, ReadOnlySequence<byte> bytes, CancellationToken stop)
    {
        switch (step)
        {
            case FrameStep.Frame:
                await HandOverAsync(bytes, message => parts.Desk.TakeAsync(message, parts.Gate.Abandoned), stop);
                return true;
            case FrameStep.Junk:
                parts.Metrics.Junk(name, bytes.Length);
                LogJunk(name, bytes.Length);
                return true;
            case FrameStep.Broken:
                await RefuseAsync(bytes, IssueCodes.FrameBroken, $"Expected {framer.End} before the next {framer.Start}.", stop);
                return true;
            case FrameStep.TooLong:
                await RefuseAsync(bytes, IssueCodes.MessageTooLong, $"Expected at most {maxFrameBytes} bytes.", stop);
                return false;
            case FrameStep.NoFrame:
                await RefuseAsync(bytes, IssueCodes.FrameBroken, $"Expected {framer.Start} before the message.", stop);
                return false;
            default:
                return true;
        }
    }

    private Task RefuseAsync(ReadOnlySequence<byte> bytes, IssueCode code, string reason, CancellationToken stop)
    {
        LogRefused(name, code.Id, bytes.Length);
        return HandOverAsync(bytes, message => parts.Desk.RefuseAsync(message, code, reason, parts.Gate.Abandoned), stop);
    }

    // The receiver is called here, one frame after the other, and only awaited elsewhere: what it does before it first waits is in the sender's order.
    private async Task HandOverAsync(ReadOnlySequence<byte> bytes, Func<InboundMessage, Task<InboundReply>> take, CancellationToken stop)
    {
        var message = new InboundMessage(listener.Institution, listener.Source, name, bytes.ToArray());
        await replies.RoomAsync(stop);
        InboundPass pass = await parts.Gate.EnterAsync(stop);
        replies.Add(ThenLeaveAsync(take(message), pass));
    }

    private static async Task<InboundReply> ThenLeaveAsync(Task<InboundReply> taking, InboundPass pass)
    {
        using (pass)
        {
            return await taking;
        }
    }

    /// <summary>The next bytes; null when there is no reason to wait for any.</summary>
    private async Task<ReadResult?> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            using var idle = new CancellationTokenSource(listener.IdleTimeout, parts.Time);
            await using CancellationTokenRegistration wake = idle.Token.Register(input.CancelPendingRead); // unlike a token it gives back what was read
            ReadResult read = await input.ReadAsync(stop);
            if (!read.IsCanceled)
            {
                return read;
            }

            if (idle.IsCancellationRequested && replies.IsIdle)
            {
                LogIdle(name);
                await RefuseHalfAsync(read.Buffer, stop);
                input.AdvanceTo(read.Buffer.End);
                return null;
            }

            input.AdvanceTo(read.Buffer.Start); // silent because it waits for us: not idle
        }
    }

    private async Task RefuseHalfAsync(ReadOnlySequence<byte> half, CancellationToken stop)
    {
        if (framer.InFrame || !half.IsEmpty)
        {
            await RefuseAsync(half, IssueCodes.FrameBroken, "Expected the rest of the frame before the idle timeout.", stop);
        }
    }

    [LoggerMessage(EventIds.JunkSkipped, LogLevel.Information, "{Listener}: {Length} bytes between two frames belong to none.")]
    private partial void LogJunk(string listener, long length);

    [LoggerMessage(EventIds.FrameRefused, LogLevel.Information, "{Listener}: refused with {Code} after {Length} bytes.")]
    private partial void LogRefused(string listener, string code, long length);

    [LoggerMessage(EventIds.ConnectionIdle, LogLevel.Information, "{Listener}: closed a silent connection.")]
    private partial void LogIdle(string listener);
}
