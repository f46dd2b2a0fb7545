using System.Buffers;
using System.Text;
using CsCheck;
using Gateway.Inbound.Streams;
using Gateway.Inbound.Tcp;

namespace Gateway.Inbound.Tests.Tcp;

public sealed class FramerTests
{
    private const int Limit = 100;

    public static TheoryData<string> Framings => ["digits", "digits-with-themselves", "binary", "binary-little-endian", "terminator", "terminator-kept"];

    [Theory]
    [MemberData(nameof(Framings))]
    public void What_is_written_as_frames_is_read_back_however_the_bytes_arrive(string framing) =>
        Gen.Select(Gen.Byte[0x20, 0x7E].Array[1, 40].Array[0, 5], Gen.Int[1, 9]).Sample((messages, piece) =>
        {
            TcpListenerOptions options = Options(framing);
            var stream = new ArrayBufferWriter<byte>();
            Array.ForEach(messages, message => Framer(options).Write(stream, message));

            string[] expected = [.. messages.Select(message => $"Frame {Encoding.ASCII.GetString(message)}{(options.KeepTerminator ? "\u0003\r" : "")}")];
            Assert.Equal(expected, Steps(Framer(options), stream.WrittenSpan.ToArray(), piece));
        });

    [Fact]
    public void A_length_tells_digits_and_bytes_as_the_options_say()
    {
        Assert.Equal("0003abc", Written("digits"));
        Assert.Equal("0007abc", Written("digits-with-themselves"));
        Assert.Equal("\0\0\0\u0003abc", Written("binary"));
        Assert.Equal("\u0003\0abc", Written("binary-little-endian"));
        Assert.Equal("abc\u0003\r", Written("terminator"));
    }

    [Fact]
    public void A_reply_that_brings_its_terminator_gets_no_second_one()
    {
        var stream = new ArrayBufferWriter<byte>();

        Framer(Options("terminator-kept")).Write(stream, "abc\u0003\r"u8);

        Assert.Equal("abc\u0003\r", Encoding.ASCII.GetString(stream.WrittenSpan));
    }

    [Theory]
    [InlineData("00A3abc")]
    [InlineData("-003abc")]
    public void A_length_that_is_none_ends_the_stream(string stream) => Assert.StartsWith("NoFrame", Steps(Framer(Options("digits")), Encoding.ASCII.GetBytes(stream), 100)[0], StringComparison.Ordinal);

    [Fact]
    public void A_length_smaller_than_itself_ends_the_stream() => Assert.StartsWith("NoFrame", Steps(Framer(Options("digits-with-themselves")), "0003abc"u8.ToArray(), 1)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("digits", "9999abc")]
    [InlineData("binary", "\u007f\u007f\u007f\u007fabc")]
    public void A_length_beyond_the_limit_is_refused_before_its_bytes_come(string framing, string stream) =>
        Assert.Equal("TooLong abc", Steps(Framer(Options(framing)), Encoding.ASCII.GetBytes(stream), 100)[0]);

    [Theory]
    [InlineData(98, "Frame")]
    [InlineData(101, "TooLong")]
    [InlineData(5000, "TooLong")]
    public void A_message_before_its_terminator_may_be_as_long_as_the_limit(int length, string expected) =>
        Assert.All((int[])[1, 7, 10_000], piece => Assert.StartsWith(expected, Steps(Framer(Options("terminator")), [.. Enumerable.Repeat((byte)'a', length), 3, 13], piece)[0], StringComparison.Ordinal));

    [Fact]
    public void Half_a_terminator_belongs_to_the_message() => Assert.Equal(["Frame a\u0003b"], Steps(Framer(Options("terminator")), "a\u0003b\u0003\r"u8.ToArray(), 1));

    private static string Written(string framing)
    {
        var stream = new ArrayBufferWriter<byte>();
        Framer(Options(framing)).Write(stream, "abc"u8);
        return Encoding.ASCII.GetString(stream.WrittenSpan);
    }

    private static TcpListenerOptions Options(string framing) => framing switch
    {
        "digits" => new() { Framing = TcpFraming.LengthDigits },
        "digits-with-themselves" => new() { Framing = TcpFraming.LengthDigits, LengthCountsItself = true },
        "binary" => new() { Framing = TcpFraming.LengthBinary },
        "binary-little-endian" => new() { Framing = TcpFraming.LengthBinary, LengthSize = 2, LittleEndian = true },
        _ => new() { Framing = TcpFraming.Terminator, Terminator = "030D", KeepTerminator = framing == "terminator-kept" },
    };

    private static IFramer Framer(TcpListenerOptions options) => options.Framing == TcpFraming.Terminator ? new TerminatorFramer(options, Limit) : new LengthFramer(options, Limit);

    /// <summary>Feeds so many bytes at a time, as a connection would, and keeps what is not taken.</summary>
    private static string[] Steps(IFramer framer, byte[] stream, int piece)
    {
        var steps = new List<string>();
        byte[] held = [];
        foreach (byte[] chunk in stream.Chunk(piece))
        {
            held = [.. held, .. chunk];
            var unread = new ReadOnlySequence<byte>(held);
            FrameStep step = framer.Read(ref unread, out ReadOnlySequence<byte> bytes);
            while (step == FrameStep.Frame)
            {
                steps.Add($"{step} {Encoding.ASCII.GetString(bytes)}");
                step = framer.Read(ref unread, out bytes);
            }

            if (step != FrameStep.NeedMore)
            {
                return [.. steps, $"{step} {Encoding.ASCII.GetString(bytes)}"];
            }

            held = unread.ToArray();
        }

        return [.. steps];
    }
}
