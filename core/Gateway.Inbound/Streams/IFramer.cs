using System.Buffers;

namespace Gateway.Inbound.Streams;

/// <summary>
/// Cuts a stream into messages and frames replies. One per connection: it remembers how far it looked, so that a large message is not scanned again with every read.
/// </summary>
internal interface IFramer
{
    /// <summary>For the listener's name in the journal: <c>mllp</c>, <c>tcp</c>.</summary>
    string Protocol { get; }

    /// <summary>What begins a frame, for people.</summary>
    string Start { get; }

    /// <summary>What ends a frame, for people.</summary>
    string End { get; }

    /// <summary>Whether a frame has begun and its end has not come.</summary>
    bool InFrame { get; }

    /// <summary>Takes the next whole thing off the front of <paramref name="unread"/>, if one is there.</summary>
    /// <param name="unread">What the connection holds; the caller keeps what is left for the next call.</param>
    /// <param name="bytes">The frame's content, the broken part or the junk: borrowed from <paramref name="unread"/>.</param>
    FrameStep Read(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> bytes);

    /// <summary>Writes one reply in a frame.</summary>
    void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> reply);
}
