using System.Buffers;
using Gateway.Inbound.Streams;

namespace Gateway.Inbound.Mllp;

/// <summary>
/// Cuts a stream into MLLP frames: 0x0B, content, 0x1C 0x0D (HL7 Transport Specification: MLLP, Release 1).
/// One per connection: it remembers how far it looked, so that a large frame is not scanned again with every read.
/// </summary>
internal sealed class MllpFramer(int maxFrameBytes, int maxJunkBytes = 4096) : IFramer
{
    private const byte StartBlock = 0x0B;
    private const byte EndBlock = 0x1C;
    private const byte CarriageReturn = 0x0D;

    private long scanned; // of the unread bytes: these hold neither an end nor a start

    public string Protocol => "mllp";

    public string Start => "0x0B";

    public string End => "0x1C 0x0D";

    public bool InFrame { get; private set; }

    public FrameStep Read(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> bytes)
    {
        if (!InFrame)
        {
            FrameStep step = SeekStart(ref unread, out bytes);
            if (!InFrame || step == FrameStep.Junk)
            {
                return step;
            }
        }

        return ReadContent(ref unread, out bytes);
    }

    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> reply)
    {
        output.Write<byte>([StartBlock]);
        output.Write(reply);
        output.Write<byte>([EndBlock, CarriageReturn]);
    }

    private FrameStep SeekStart(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> junk)
    {
        var reader = new SequenceReader<byte>(unread);
        reader.Advance(scanned);
        InFrame = reader.TryAdvanceTo(StartBlock, advancePastDelimiter: false);
        junk = InFrame ? unread.Slice(0, reader.Position) : unread;
        bool blank = IsBlank(junk);
        if (InFrame)
        {
            unread = unread.Slice(junk.Length + 1);
            scanned = 0;
            return blank ? FrameStep.NeedMore : FrameStep.Junk;
        }

        scanned = blank ? 0 : unread.Length;
        unread = blank ? unread.Slice(unread.End) : unread;
        return junk.Length <= maxJunkBytes || blank ? FrameStep.NeedMore : FrameStep.NoFrame;
    }

    private FrameStep ReadContent(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> content)
    {
        var reader = new SequenceReader<byte>(unread);
        reader.Advance(scanned);
        while (reader.TryAdvanceToAny([StartBlock, EndBlock], advancePastDelimiter: false))
        {
            content = unread.Slice(0, reader.Position);
            reader.TryRead(out byte found);
            if (found == StartBlock && content.Length == 0)
            {
                unread = unread.Slice(1); // a start block twice says no more than once
            }
            else if (found == StartBlock)
            {
                return Take(ref unread, reader.Position, FrameStep.Broken, inFrame: true);
            }
            else if (!reader.TryPeek(out byte next))
            {
                return Wait(ref unread, content.Length, out content);
            }
            else if (next == CarriageReturn)
            {
                reader.Advance(1);
                return Take(ref unread, reader.Position, content.Length > maxFrameBytes ? FrameStep.TooLong : FrameStep.Frame, inFrame: false);
            }
        }

        return Wait(ref unread, unread.Length, out content);
    }

    private FrameStep Take(ref ReadOnlySequence<byte> unread, SequencePosition end, FrameStep step, bool inFrame)
    {
        unread = unread.Slice(end);
        scanned = 0;
        InFrame = inFrame;
        return step;
    }

    private FrameStep Wait(ref ReadOnlySequence<byte> unread, long seen, out ReadOnlySequence<byte> first)
    {
        scanned = seen;
        first = unread.Slice(0, Math.Min(unread.Length, maxFrameBytes));
        return seen > maxFrameBytes ? FrameStep.TooLong : FrameStep.NeedMore;
    }

    private static bool IsBlank(in ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> piece in bytes)
        {
            if (piece.Span.IndexOfAnyExcept("\r\n \0"u8) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
