using System.Buffers;
using System.IO.Pipelines;
using CsCheck;
using Gateway.Inbound.Mllp;
using Gateway.Inbound.Streams;

namespace Gateway.Inbound.Tests.Mllp;

public sealed class MllpFramerTests
{
    // Content that tries to look like an end: 0x1C alone, 0x0D alone, high bytes.
    private static readonly Gen<byte> Byte = Gen.Frequency((8, Gen.Byte[0x20, 0xFF]), (1, Gen.Const((byte)0x0D)), (1, Gen.Const((byte)0x1C)));

    private static readonly Gen<byte[]> Message = Byte.Array[1, 40].Where(bytes => bytes[^1] != 0x1C && !Contains1C0D(bytes));

    [Fact]
    public Task Frames_come_out_whole_however_the_bytes_arrive() =>
        Gen.Select(Message.Array[0, 5], Gen.Int[1, 7]).SampleAsync(async (messages, piece) =>
            Assert.Equal((string[])[.. messages.Select(message => "Frame " + Convert.ToHexString(message))], await ReadInPiecesAsync([.. messages.SelectMany(Framed)], piece)));

    [Fact]
    public Task Junk_between_frames_loses_none_of_them() =>
        Gen.Select(Message.Array[1, 4], Byte.Where(value => value is not 0x20 and not 0x0D).Array[1, 9], Gen.Int[1, 7]).SampleAsync(async (messages, junk, piece) =>
        {
            string[] steps = await ReadInPiecesAsync([.. messages.SelectMany(message => (byte[])[.. junk, .. Framed(message)])], piece);

            Assert.Equal((string[])[.. messages.SelectMany(message => (string[])["Junk " + Convert.ToHexString(junk), "Frame " + Convert.ToHexString(message)])], steps);
        });

    [Fact]
    public async Task Line_ends_and_zeros_between_frames_are_no_junk() =>
        Assert.Equal(["Frame 41", "Frame 42"], await ReadInPiecesAsync([.. "\r\n\0 "u8, .. Framed("A"u8.ToArray()), .. "\r\n"u8, .. Framed("B"u8.ToArray()), .. "\n"u8], 1));

    [Fact]
    public async Task A_frame_cut_off_by_the_next_is_broken_and_never_glued_to_it() =>
        Assert.Equal(["Broken 4142", "Frame 43"], await ReadInPiecesAsync([0x0B, 0x41, 0x42, .. Framed("C"u8.ToArray())], 1));

    [Fact]
    public async Task A_start_block_twice_starts_one_frame() =>
        Assert.Equal(["Frame 41"], await ReadInPiecesAsync([0x0B, .. Framed("A"u8.ToArray())], 1));

    [Fact]
    public async Task An_empty_frame_is_a_frame() =>
        Assert.Equal(["Frame "], await ReadInPiecesAsync(Framed([]), 1));

    [Theory]
    [InlineData(100, "Frame")]
    [InlineData(101, "TooLong")]
    [InlineData(5000, "TooLong")]
    public async Task A_frame_may_be_as_long_as_the_limit(int length, string expected)
    {
        foreach (int piece in (int[])[1, 7, 10_000])
        {
            string[] steps = await ReadInPiecesAsync(Framed(Enumerable.Repeat((byte)0x41, length).ToArray()), piece);
            Assert.StartsWith(expected, steps[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_sender_that_frames_nothing_is_told_so_before_it_fills_the_memory() =>
        Assert.StartsWith("NoFrame", (await ReadInPiecesAsync(Enumerable.Repeat((byte)0x41, 60).ToArray(), 7))[0], StringComparison.Ordinal);

    [Fact]
    public void A_large_frame_is_scanned_once()
    {
        var framer = new MllpFramer(int.MaxValue);
        byte[] bytes = new byte[64 * 1024];
        bytes.AsSpan().Fill(0x41);
        bytes[0] = 0x0B;
        ReadOnlySequence<byte> unread = new(bytes, 0, 1);
        framer.Read(ref unread, out _);

        for (int length = 4096; length < bytes.Length; length += 4096)
        {
            unread = new(bytes, 1, length);
            Assert.Equal(FrameStep.NeedMore, framer.Read(ref unread, out _));
            (bytes[length / 2], bytes[(length / 2) + 1]) = (0x1C, 0x0D); // an end where it has looked already: who looks again finds it
        }
    }

    private static bool Contains1C0D(byte[] bytes) => bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x1C, 0x0D]) >= 0;

    private static byte[] Framed(byte[] message) => [0x0B, .. message, 0x1C, 0x0D];

    private static async Task<string[]> ReadInPiecesAsync(byte[] bytes, int piece)
    {
        var pipe = new Pipe(new PipeOptions(minimumSegmentSize: 16));
        var framer = new MllpFramer(100, maxJunkBytes: 50);
        var steps = new List<string>();
        foreach (byte[] part in bytes.Chunk(piece))
        {
            await pipe.Writer.WriteAsync(part, TestContext.Current.CancellationToken);
            ReadResult read = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
            ReadOnlySequence<byte> unread = read.Buffer;
            FrameStep step;
            while ((step = framer.Read(ref unread, out ReadOnlySequence<byte> taken)) != FrameStep.NeedMore)
            {
                steps.Add($"{step} {Convert.ToHexString(taken.ToArray())}");
                if (step is FrameStep.TooLong or FrameStep.NoFrame)
                {
                    return [.. steps];
                }
            }

            pipe.Reader.AdvanceTo(unread.Start, unread.End);
        }

        return [.. steps];
    }
}
