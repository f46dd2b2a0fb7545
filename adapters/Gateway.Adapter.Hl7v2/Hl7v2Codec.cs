using System.Collections.Immutable;
using System.Text;
using Gateway.Adapter.Hl7v2.Batches;
using Gateway.Adapter.Hl7v2.Layout;
using Gateway.Adapter.Hl7v2.Parsing;
using Gateway.Adapter.Hl7v2.Writing;

namespace Gateway.Adapter.Hl7v2;

/// <summary>The format under one layout.</summary>
internal sealed class Hl7v2Codec(Hl7v2Layout layout, Encoding encoding) : IBatchCodec
{
    /// <inheritdoc/>
    public RecordShape Reads => SegmentShapes.Of(layout);

    /// <inheritdoc/>
    public RecordShape Writes => SegmentShapes.Of(layout);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message) => Hl7v2Reader.Read(message, layout, encoding);

    /// <inheritdoc/>
    public Outcome<ImmutableArray<ReadOnlyMemory<byte>>> Split(ReadOnlyMemory<byte> bytes) => BatchEnvelope.Read(bytes) switch
    {
        null => Outcome.Of(ImmutableArray<ReadOnlyMemory<byte>>.Empty),
        { Fault: { } fault } => Outcome.Refused<ImmutableArray<ReadOnlyMemory<byte>>>(fault),
        { Messages.IsEmpty: true } => Outcome.Refused<ImmutableArray<ReadOnlyMemory<byte>>>(new Issue(IssueCodes.ValueMissing, SourceLocation.Whole, "Expected a message in the batch.")),
        var envelope => Outcome.Of(envelope.Messages),
    };

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> batch, ImmutableArray<ReadOnlyMemory<byte>> replies) =>
        BatchEnvelope.Read(batch) is { } envelope ? BatchReply.Write(envelope, replies, layout.SegmentEnd.Bytes()) : replies is [var only, ..] ? only : default;

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => Hl7v2Writer.Write(record, layout, encoding);
}
