using System.Buffers;
using Gateway.Inbound.Streams;

namespace Gateway.Inbound.Tcp;

/// <summary>Messages that end with certain bytes. Blank lines between them are none.</summary>
internal sealed class TerminatorFramer(TcpListenerOptions options, int maxFrameBytes) : IFramer
{
    private readonly byte[] terminator = Convert.FromHexString(options.Terminator);
    private long scanned; // of the unread bytes: these hold no terminator

    public string Protocol => "tcp";

    public string Start => "a message";

    public string End => $"0x{options.Terminator}";

    public bool InFrame => scanned > 0;

    public FrameStep Read(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(unread);
        reader.Advance(Math.Max(0, Math.Min(scanned, unread.Length) - terminator.Length + 1)); // the last bytes may begin one
        if (!reader.TryReadTo(out ReadOnlySequence<byte> _, terminator, advancePastDelimiter: true))
        {
            scanned = unread.Length;
            bytes = unread.Slice(0, Math.Min(unread.Length, maxFrameBytes));
            return scanned > maxFrameBytes ? FrameStep.TooLong : FrameStep.NeedMore;
        }

        long content = reader.Consumed - (options.KeepTerminator ? 0 : terminator.Length);
        bytes = unread.Slice(0, Math.Min(content, maxFrameBytes));
        unread = unread.Slice(reader.Position);
        scanned = 0;
        return content > maxFrameBytes ? FrameStep.TooLong : FrameStep.Frame;
    }

    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> reply)
    {
        output.Write(reply);
        if (!options.KeepTerminator || !reply.EndsWith(terminator))
        {
            output.Write(terminator);
        }
    }
}
