using System.Text;
using Gateway.Adapter.Hl7v2.Layout;
using Gateway.Adapter.Hl7v2.Parsing;
using Gateway.Adapter.Hl7v2.Writing;

namespace Gateway.Adapter.Hl7v2;

/// <summary>The format under one layout.</summary>
internal sealed class Hl7v2Codec(Hl7v2Layout layout, Encoding encoding) : ICodec
{
    /// <inheritdoc/>
    public RecordShape Reads => SegmentShapes.Of(layout);

    /// <inheritdoc/>
    public RecordShape Writes => SegmentShapes.Of(layout);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message) => Hl7v2Reader.Read(message, layout, encoding);

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => Hl7v2Writer.Write(record, layout, encoding);
}
