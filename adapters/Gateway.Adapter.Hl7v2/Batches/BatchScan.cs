using System.Buffers.Text;
using System.Collections.Immutable;

namespace Gateway.Adapter.Hl7v2.Batches;

/// <summary>
/// One pass over a batch. A trailer that is missing, or that counts other than there is, means that the sender or the line lost something: then nothing of it is taken,
/// because half a batch that was taken cannot be sent again without knowing which half.
/// </summary>
internal sealed class BatchScan(ReadOnlyMemory<byte> bytes)
{
    private readonly ImmutableArray<ReadOnlyMemory<byte>>.Builder messages = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
    private ReadOnlyMemory<byte> file;
    private ReadOnlyMemory<byte> batch;
    private Issue? fault;
    private bool isFileOpen;
    private bool isBatchOpen;
    private int batches;
    private int ofBatch;
    private int messageAt = -1;

    public BatchEnvelope Read(int start)
    {
        int at = start;
        while (at < bytes.Length && fault is null)
        {
            ReadOnlySpan<byte> rest = bytes.Span[at..];
            int found = rest.IndexOfAny((byte)'\r', (byte)'\n');
            int length = found < 0 ? rest.Length : found;
            if (length > 0)
            {
                Segment(at, length);
            }

            at += length + 1;
        }

        EndMessage(bytes.Length);
        if (fault is null && (isFileOpen || isBatchOpen))
        {
            Refuse(IssueCodes.ValueMissing, bytes.Length, 0, isBatchOpen ? "Expected BTS at the end of the batch." : "Expected FTS at the end of the file.");
        }

        return new BatchEnvelope(file, batch, fault is null ? messages.DrainToImmutable() : [], fault);
    }

    private void Segment(int at, int length)
    {
        ReadOnlySpan<byte> segment = bytes.Span.Slice(at, length);
        if (BatchEnvelope.IsNamed(segment, "MSH"u8))
        {
            EndMessage(at);
            messageAt = at;
            ofBatch++;
        }
        else if (BatchEnvelope.IsNamed(segment, "FHS"u8))
        {
            EndMessage(at);
            Open(ref isFileOpen, ref file, at, length, "FHS");
        }
        else if (BatchEnvelope.IsNamed(segment, "BHS"u8))
        {
            EndMessage(at);
            Open(ref isBatchOpen, ref batch, at, length, "BHS");
            batches++;
            ofBatch = 0;
        }
        else if (BatchEnvelope.IsNamed(segment, "BTS"u8))
        {
            EndMessage(at);
            Close(ref isBatchOpen, ofBatch, at, length, "BTS", "messages");
        }
        else if (BatchEnvelope.IsNamed(segment, "FTS"u8))
        {
            EndMessage(at);
            Close(ref isFileOpen, Math.Max(batches, messages.Count > 0 ? 1 : 0), at, length, "FTS", "batches");
        }
        else if (messageAt < 0)
        {
            Refuse(IssueCodes.StructureUnreadable, at, length, "Expected MSH, BHS, BTS or FTS between the messages of a batch.");
        }
    }

    private void Open(ref bool isOpen, ref ReadOnlyMemory<byte> header, int at, int length, string name)
    {
        if (isOpen)
        {
            Refuse(IssueCodes.StructureUnreadable, at, length, $"Expected the end of the last {name} before another.");
        }

        isOpen = true;
        header = header.IsEmpty ? bytes.Slice(at, length) : header;
    }

    private void Close(ref bool isOpen, int counted, int at, int length, string name, string what)
    {
        ReadOnlySpan<byte> segment = bytes.Span.Slice(at, length);
        if (!isOpen)
        {
            Refuse(IssueCodes.StructureUnreadable, at, length, $"Expected {name} only behind what it ends.");
        }
        else if (segment.Length > 4 && (!Utf8Parser.TryParse(segment[4..], out int said, out int read) || said != counted) && char.IsAsciiDigit((char)segment[4]))
        {
            Refuse(IssueCodes.CountWrong, at, length, $"Expected {counted} {what} in {name}-1: so many are there.");
        }

        isOpen = false;
    }

    private void EndMessage(int end)
    {
        if (messageAt >= 0)
        {
            messages.Add(bytes[messageAt..end]);
            messageAt = -1;
        }
    }

    private void Refuse(IssueCode code, int at, int length, string reason) => fault ??= new Issue(code, new SourceLocation("", at, length), reason);
}
