using System.Buffers.Binary;

namespace Gateway.Adapter.Excel.Biff;

/// <summary>One record of a workbook stream.</summary>
/// <param name="Type">Which it is; <see cref="BiffType"/> has those that are read.</param>
/// <param name="Data">What it holds; a record that was too long goes on in the following ones of type <see cref="BiffType.Continue"/>.</param>
/// <param name="End">Where the next one begins.</param>
internal readonly record struct BiffRecord(int Type, ReadOnlyMemory<byte> Data, int End)
{
    private const int HeadBytes = 4;

    /// <summary>Reads the record at a place.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is cut off.</exception>
    public static BiffRecord At(ReadOnlyMemory<byte> stream, int place)
    {
        if (place < 0 || place > stream.Length - HeadBytes)
        {
            throw new InvalidDataException("Expected another record.");
        }

        int type = BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[place..]), length = BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[(place + 2)..]);
        return length > stream.Length - HeadBytes - place
            ? throw new InvalidDataException("Expected a record that is whole.")
            : new BiffRecord(type, stream.Slice(place + HeadBytes, length), place + HeadBytes + length);
    }

    /// <summary>The data of this record and of those that continue it.</summary>
    public BiffText Text(ReadOnlyMemory<byte> stream)
    {
        List<ReadOnlyMemory<byte>> parts = [Data];
        for (int at = End; at <= stream.Length - HeadBytes && BinaryPrimitives.ReadUInt16LittleEndian(stream.Span[at..]) == BiffType.Continue;)
        {
            BiffRecord more = At(stream, at);
            parts.Add(more.Data);
            at = more.End;
        }

        return new BiffText(parts);
    }

    /// <summary>Sixteen bits.</summary>
    public int Short(int at) => at + 2 <= Data.Length ? BinaryPrimitives.ReadUInt16LittleEndian(Data.Span[at..]) : throw new InvalidDataException("Expected a longer record.");

    /// <summary>Thirty-two bits.</summary>
    public uint Long(int at) => at + 4 <= Data.Length ? BinaryPrimitives.ReadUInt32LittleEndian(Data.Span[at..]) : throw new InvalidDataException("Expected a longer record.");

    /// <summary>A number of eight bytes (IEEE 754).</summary>
    public double Double(int at) => at + 8 <= Data.Length ? BinaryPrimitives.ReadDoubleLittleEndian(Data.Span[at..]) : throw new InvalidDataException("Expected a longer record.");
}
