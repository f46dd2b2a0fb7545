namespace Gateway.Adapter.Excel.Workbooks;

/// <summary>One part of the archive while it is unpacked: counted against the archive's budget, its check value compared at the end.</summary>
internal sealed class PartStream(Stream packed, uint expected, UnpackBudget budget) : Stream
{
    private uint crc = uint.MaxValue;
    private bool isDone;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("A part is read from front to back.");

    public override long Position
    {
        get => throw new NotSupportedException("A part is read from front to back.");
        set => throw new NotSupportedException("A part is read from front to back.");
    }

    public override int Read(Span<byte> buffer)
    {
        int count = packed.Read(buffer);
        budget.Take(count);
        crc = Crc32.Append(crc, buffer[..count]);
        if (count == 0 && buffer.Length > 0 && !isDone)
        {
            isDone = true;
            if (~crc != expected)
            {
                throw new WorkbookFault(IssueCodes.StructureUnreadable, "Expected parts whose check values are right: the file was damaged on its way.");
            }
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A part is read from front to back.");

    public override void SetLength(long value) => throw new NotSupportedException("A part is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A part is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }
}
