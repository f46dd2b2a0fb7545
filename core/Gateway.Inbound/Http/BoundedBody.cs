using System.Buffers;
using System.IO.Pipelines;

namespace Gateway.Inbound.Http;

/// <summary>A request's body, as far as it came and as far as it may be long.</summary>
/// <param name="Bytes">At most the limit's number of bytes.</param>
/// <param name="End">How the reading ended.</param>
internal readonly record struct BoundedBody(ReadOnlyMemory<byte> Bytes, BodyEnd End)
{
    private const int FirstBufferBytes = 4096;

    /// <summary>Reads to the end, to the limit, or to where the connection broke; memory grows with what arrives, not with what is announced.</summary>
    public static async Task<BoundedBody> ReadAsync(PipeReader body, int maxBytes, CancellationToken cancellationToken)
    {
        var written = new ArrayBufferWriter<byte>(Math.Min(FirstBufferBytes, maxBytes));
        try
        {
            while (true)
            {
                ReadResult read = await body.ReadAsync(cancellationToken);
                ReadOnlySequence<byte> room = read.Buffer.Length > maxBytes - written.WrittenCount ? read.Buffer.Slice(0, maxBytes - written.WrittenCount) : read.Buffer;
                bool tooLong = room.Length < read.Buffer.Length;
                foreach (ReadOnlyMemory<byte> piece in room)
                {
                    written.Write(piece.Span);
                }

                body.AdvanceTo(read.Buffer.End);
                if (tooLong || read.IsCompleted)
                {
                    return new(written.WrittenMemory, tooLong ? BodyEnd.TooLong : BodyEnd.Whole);
                }
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return new(written.WrittenMemory, BodyEnd.Broken);
        }
    }
}
