using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>What a table says about itself.</summary>
/// <param name="Part">The file in the message.</param>
/// <param name="Version">The first byte.</param>
/// <param name="Rows">How many rows it promises.</param>
/// <param name="FirstRow">Offset of the first row in the message.</param>
/// <param name="RowLength">Bytes of a row, its mark included.</param>
/// <param name="Columns">Its fields, hidden ones left out.</param>
/// <param name="NullFlags">Where the null flags stand in a row; -1 for none.</param>
internal sealed record TableHeader(MessagePart Part, byte Version, long Rows, int FirstRow, int RowLength, ImmutableArray<Column> Columns, int NullFlags)
{
    /// <summary>Bytes before the fields, and of each field.</summary>
    public const int Piece = 32;

    private const int MostFields = 2048;
    private const byte Terminator = 0x0D, Nullable = 0x02;
    private const char Hidden = '0';

    /// <summary>Whether its types are those of Visual FoxPro.</summary>
    public bool IsVisual => Version is 0x30 or 0x31 or 0x32;

    /// <summary>Reads the front of a table.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="part">The file in it.</param>
    /// <param name="header">The header; null when the result is false.</param>
    /// <param name="fault">Where in the message, and what was expected.</param>
    public static bool TryRead(ReadOnlySpan<byte> message, MessagePart part, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TableHeader? header, out (int At, int Length, string Reason) fault)
    {
        ReadOnlySpan<byte> file = message.Slice(part.Offset, part.Length);
        header = null;
        if (file.Length <= Piece || file[0] is not (0x03 or 0x04 or 0x30 or 0x31 or 0x32 or 0x83 or 0x8B or 0xF5))
        {
            fault = (part.Offset, Math.Min(1, file.Length), "Expected a dBase III, IV, FoxPro or Visual FoxPro table.");
            return false;
        }

        (int headerLength, int rowLength) = (BinaryPrimitives.ReadUInt16LittleEndian(file[8..]), BinaryPrimitives.ReadUInt16LittleEndian(file[10..]));
        if (file[15] == 1)
        {
            fault = (part.Offset + 15, 1, "Expected a table that is not encrypted.");
            return false;
        }

        int fields = CountFields(file, headerLength);
        if (fields <= 0)
        {
            fault = (part.Offset + 8, 2, "Expected descriptions of fields as far as the header's length says, and 0D behind them.");
            return false;
        }

        Builder built = Describe(file, part.Offset, fields);
        if (built.Length != rowLength)
        {
            fault = (part.Offset + 10, 2, $"Expected rows of {built.Length} bytes, as their fields have; the header says {rowLength}.");
            return false;
        }

        header = new TableHeader(part, file[0], BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), part.Offset + headerLength, rowLength, built.Columns.ToImmutable(), built.NullFlags);
        fault = default;
        return true;
    }

    // Behind the terminator Visual FoxPro has 263 bytes for the name of a database: the header's length covers them.
    private static int CountFields(ReadOnlySpan<byte> file, int headerLength)
    {
        int at = Piece;
        while (at + Piece < headerLength && at + Piece < file.Length && file[at] != Terminator)
        {
            at += Piece;
        }

        int fields = (at / Piece) - 1;
        return headerLength > file.Length || at >= headerLength || file[at] != Terminator || fields > MostFields ? 0 : fields;
    }

    private static Builder Describe(ReadOnlySpan<byte> file, int offset, int fields)
    {
        var built = new Builder();
        for (int number = 1; number <= fields; number++)
        {
            built.Add(file.Slice(number * Piece, Piece), offset + (number * Piece));
        }

        return built;
    }

    private sealed class Builder
    {
        private int nullBits;

        public int Length { get; private set; } = 1; // the row's mark

        public int NullFlags { get; private set; } = -1;

        public ImmutableArray<Column>.Builder Columns { get; } = ImmutableArray.CreateBuilder<Column>();

        public void Add(ReadOnlySpan<byte> description, int at)
        {
            char type = (char)description[11];
            int length = type == 'C' ? description[16] + (description[17] << 8) : description[16]; // a long text keeps its high byte where numbers have their places
            nullBits += type is 'V' or 'Q' ? 1 : 0; // their length's own bit
            bool isNullable = type != Hidden && (description[18] & Nullable) != 0;
            if (type == Hidden)
            {
                NullFlags = Length;
            }
            else
            {
                int name = description[..11].IndexOf((byte)0);
                Columns.Add(new Column(at, name < 0 ? 11 : name, type, Length, length, isNullable ? nullBits++ : -1));
            }

            Length += length;
        }
    }
}
