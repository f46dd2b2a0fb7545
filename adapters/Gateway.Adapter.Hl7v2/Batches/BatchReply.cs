using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gateway.Adapter.Hl7v2.Batches;

/// <summary>
/// Writes the batch of acknowledgements: the sender's envelope with sender and receiver changed, its time repeated (an answer to the same bytes is the same bytes),
/// and its control id as reference in FHS-12 and BHS-12.
/// </summary>
internal static class BatchReply
{
    private const int SenderFirst = 3, ReceiverFirst = 5, Time = 7, ControlId = 11, ReferenceId = 12;

    public static ReadOnlyMemory<byte> Write(BatchEnvelope batch, ImmutableArray<ReadOnlyMemory<byte>> replies, ReadOnlySpan<byte> segmentEnd)
    {
        var written = new ArrayBufferWriter<byte>();
        Header(written, batch.FileHeader, segmentEnd);
        Header(written, batch.BatchHeader, segmentEnd);
        foreach (ReadOnlyMemory<byte> reply in replies)
        {
            written.Write(reply.Span);
            if (!reply.IsEmpty && !reply.Span.EndsWith(segmentEnd))
            {
                written.Write(segmentEnd);
            }
        }

        Trailer(written, "BTS", batch.BatchHeader, replies.Length, segmentEnd);
        Trailer(written, "FTS", batch.FileHeader, 1, segmentEnd);
        return written.WrittenMemory;
    }

    private static void Header(ArrayBufferWriter<byte> written, ReadOnlyMemory<byte> header, ReadOnlySpan<byte> segmentEnd)
    {
        if (header.Length < 5)
        {
            return; // there was none, or a name alone
        }

        byte separator = header.Span[3];
        string[] fields = Encoding.Latin1.GetString(header.Span).Split((char)separator); // byte for byte there and back
        string Of(int number) => number - 1 < fields.Length ? fields[number - 1] : "";
        string[] answer =
        [
            fields[0], Of(2), Of(ReceiverFirst), Of(ReceiverFirst + 1), Of(SenderFirst), Of(SenderFirst + 1), Of(Time), "", "", "", Of(ControlId).Length == 0 ? "" : "ACK" + Of(ControlId), Of(ControlId),
        ];
        int last = Array.FindLastIndex(answer, field => field.Length > 0);
        written.Write(Encoding.Latin1.GetBytes(string.Join((char)separator, answer.Take(Math.Min(last + 1, ReferenceId)))));
        written.Write(segmentEnd);
    }

    private static void Trailer(ArrayBufferWriter<byte> written, string name, ReadOnlyMemory<byte> header, int count, ReadOnlySpan<byte> segmentEnd)
    {
        if (!header.IsEmpty)
        {
            char separator = header.Length > 3 ? (char)header.Span[3] : '|';
            written.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}{separator}{count}")));
            written.Write(segmentEnd);
        }
    }
}
