using System.Collections.Immutable;
using System.Text;
using Gateway.Adapter.Dbf.Layout;
using Gateway.Adapter.Dbf.Parsing;
using Gateway.Adapter.Dbf.Writing;

namespace Gateway.Adapter.Dbf;

/// <summary>The format under one layout.</summary>
internal sealed class DbfCodec(DbfLayout layout, Encoding encoding) : ICodec
{
    private readonly ImmutableArray<Table> tables = [.. layout.Tables.Select(table => Table.Of(table, encoding))];

    /// <inheritdoc/>
    public RecordShape Reads => DbfShape.Of(layout, tables, Direction.In);

    /// <inheritdoc/>
    public RecordShape Writes => DbfShape.Of(layout, tables, Direction.Out);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        var reading = new MessageReading(message, encoding, NodesIn(message.Span));
        return layout.Container == Container.Zip ? new ContainerReader(layout, tables, reading, message).Read() : new AloneReader(tables, reading, message).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new DbfWriter(layout, tables, encoding).Write(record);

    // The most there can be: rows of the shortest table, each a group and its fields. Growing later would copy them all.
    private int NodesIn(ReadOnlySpan<byte> message)
    {
        double nodesPerByte = tables.IsEmpty ? 0 : tables.Max(table => (table.Fields.Length + 1.0) / table.RowLength);
        return (int)(message.Length * nodesPerByte) + 16;
    }
}
