using System.Collections.Immutable;
using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf.Parsing;

/// <summary>Reads a message that is one table: (1) finds which of the layout's it is, by its fields, (2) reads it.</summary>
internal sealed class AloneReader(ImmutableArray<Table> tables, MessageReading reading, ReadOnlyMemory<byte> message)
{
    public Outcome<SourceRecord> Read()
    {
        if (!TableHeader.TryRead(message.Span, new MessagePart("", 0, message.Length), out TableHeader? header, out (int At, int Length, string Reason) fault))
        {
            reading.Fault(IssueCodes.StructureUnreadable, fault.At, fault.Length, fault.Reason);
            return reading.Finish();
        }

        if (Find(header) is not { } table) // (1)
        {
            reading.Fault(IssueCodes.MessageUnknown, TableHeader.Piece, header.FirstRow - TableHeader.Piece, $"Expected the fields of {string.Join(" or ", tables.Where(IsRead).Select(one => one.Name))}.");
            return reading.Finish();
        }

        var reader = new TableReader(table, header, null, reading, message);
        reading.Record.Open(table.Name, 0); // (2)
        if (reader.Prepare())
        {
            reader.ReadHeader(isPart: false);
            reader.ReadRows(liveToo: true);
        }

        return reading.Finish();
    }

    private static bool IsRead(Table table) => table.Layout.Direction != Direction.Out;

    // A layout of one table says exactly what is wrong; among several, the fields tell.
    private Table? Find(TableHeader header)
    {
        Table[] read = [.. tables.Where(IsRead)];
        return read.Length == 1 && Named(read[0], header) > 0 ? read[0] : Array.Find(read, table => Fits(table, header, others: 0)) ?? Array.Find(read, table => table.Layout.OtherFields == OtherFields.LeftOut && Fits(table, header, others: int.MaxValue));
    }

    private int Named(Table table, TableHeader header) => header.Columns.Count(column => IndexOf(table, column) >= 0);

    private int IndexOf(Table table, Column column) => table.IndexOf(message.Span.Slice(column.At, column.NameLength));

    private bool Fits(Table table, TableHeader header, int others)
    {
        bool hasAll = !table.Fields.Where((field, index) => !field.IsOptional && !header.Columns.Any(column => IndexOf(table, column) == index)).Any();
        return hasAll && header.Columns.Length - Named(table, header) <= others;
    }
}
