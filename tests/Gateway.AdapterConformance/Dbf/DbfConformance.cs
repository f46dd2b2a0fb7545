using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Gateway.Adapter.Dbf;

namespace Gateway.AdapterConformance.Dbf;

public sealed class DbfConformance : AdapterConformance
{
    protected override IAdapter Adapter { get; } = new DbfAdapter();

    protected override string Marks => "*\r\u001A\u0003PK";

    protected override byte[] Large(Sample sample, int bytes)
    {
        if (!StoredZip.TryRead(sample.Bytes, out ImmutableArray<MessagePart> parts, out _))
        {
            return Large(sample.Bytes, bytes);
        }

        int tables = parts.Count(part => part.Name.EndsWith(".dbf", StringComparison.OrdinalIgnoreCase));
        int rows = bytes / tables / parts.Max(part => (int)BinaryPrimitives.ReadUInt16LittleEndian(sample.Bytes.AsSpan(part.Offset + 10))); // so many fit in the widest
        return StoredZip.Write(parts.Select(part =>
        {
            ReadOnlyMemory<byte> file = sample.Bytes.AsMemory(part.Offset, part.Length);
            return (part.Name, part.Name.EndsWith(".dbf", StringComparison.OrdinalIgnoreCase) ? WithRows(file.Span, rows) : file);
        }));
    }

    private static byte[] Large(byte[] table, int bytes) => WithRows(table, bytes / BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(10)));

    // The first row again and again, its first field counted: rows that are joined find their others.
    private static byte[] WithRows(ReadOnlySpan<byte> table, int rows)
    {
        (int header, int length) = (BinaryPrimitives.ReadUInt16LittleEndian(table[8..]), BinaryPrimitives.ReadUInt16LittleEndian(table[10..]));
        byte[] large = new byte[header + (rows * length)];
        table[..header].CopyTo(large);
        BinaryPrimitives.WriteInt32LittleEndian(large.AsSpan(4), rows);
        for (int row = 0; row < rows; row++)
        {
            Span<byte> at = large.AsSpan(header + (row * length), length);
            table.Slice(header, length).CopyTo(at);
            Encoding.ASCII.GetBytes(row.ToString("D8", System.Globalization.CultureInfo.InvariantCulture), at[1..]);
        }

        return large;
    }
}
