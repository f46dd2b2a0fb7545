using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Gateway.Inbound.Streams;

namespace Gateway.Inbound.Tcp;

/// <summary>Messages behind their length, in decimal digits or as a binary number.</summary>
internal sealed class LengthFramer(TcpListenerOptions options, int maxFrameBytes) : IFramer
{
    private readonly bool isText = options.Framing == TcpFraming.LengthDigits;
    private long length = -1; // of the frame that has begun

    public string Protocol => "tcp";

    public string Start => isText ? $"{options.LengthSize} digits that say how many bytes follow" : $"a length of {options.LengthSize} bytes";

    public string End => "as many bytes as the length says";

    public bool InFrame => length >= 0;

    public FrameStep Read(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> bytes)
    {
        bytes = unread;
        if (!InFrame)
        {
            if (unread.Length < options.LengthSize)
            {
                return FrameStep.NeedMore;
            }

            if (LengthOf(unread.Slice(0, options.LengthSize)) is not { } said)
            {
                return FrameStep.NoFrame; // nothing tells where the next message begins
            }

            length = said;
            unread = unread.Slice(options.LengthSize);
        }

        bytes = unread.Slice(0, Math.Min(Math.Min(unread.Length, length), maxFrameBytes));
        if (length > maxFrameBytes)
        {
            return FrameStep.TooLong;
        }

        if (unread.Length < length)
        {
            return FrameStep.NeedMore;
        }

        unread = unread.Slice(length);
        length = -1;
        return FrameStep.Frame;
    }

    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> reply)
    {
        long said = reply.Length + (options.LengthCountsItself ? options.LengthSize : 0);
        Span<byte> prefix = stackalloc byte[8];
        if (isText)
        {
            output.Write(Encoding.ASCII.GetBytes(said.ToString(CultureInfo.InvariantCulture).PadLeft(options.LengthSize, '0')));
        }
        else if (options.LittleEndian)
        {
            BinaryPrimitives.WriteInt64LittleEndian(prefix, said);
            output.Write(prefix[..options.LengthSize]);
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(prefix, said);
            output.Write(prefix[^options.LengthSize..]);
        }

        output.Write(reply);
    }

    private long? LengthOf(in ReadOnlySequence<byte> prefix)
    {
        Span<byte> bytes = stackalloc byte[options.LengthSize];
        prefix.CopyTo(bytes);
        long said = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            int one = bytes[options.LittleEndian && !isText ? ^(at + 1) : at];
            if (isText && !char.IsAsciiDigit((char)one))
            {
                return null;
            }

            said = isText ? (said * 10) + one - '0' : (said << 8) | (uint)one;
        }

        said -= options.LengthCountsItself ? options.LengthSize : 0;
        return said < 0 ? null : said;
    }
}
