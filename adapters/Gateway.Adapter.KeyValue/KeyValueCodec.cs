using System.Text;
using Gateway.Adapter.KeyValue.Layout;
using Gateway.Adapter.KeyValue.Parsing;
using Gateway.Adapter.KeyValue.Writing;

namespace Gateway.Adapter.KeyValue;

/// <summary>The format under one layout.</summary>
internal sealed class KeyValueCodec(KeyValueLayout layout, Encoding encoding) : ICodec
{
    private readonly PieceKeys keys = new(layout);

    /// <inheritdoc/>
    public RecordShape Reads { get; } = KeyValueShape.Of(layout);

    /// <inheritdoc/>
    public RecordShape Writes => Reads;

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        int pieces = message.Span.Count((byte)layout.Separator[0]) + 1;
        return new KeyValueReader(layout, keys, new MessageReading(message, encoding, (2 * pieces) + 2), new MessageNames(message, encoding)).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new KeyValueWriter(layout, encoding).Write(record);
}
