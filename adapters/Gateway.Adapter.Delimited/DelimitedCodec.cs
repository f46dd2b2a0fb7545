using System.Text;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Parsing;
using Gateway.Adapter.Delimited.Plan;
using Gateway.Adapter.Delimited.Writing;

namespace Gateway.Adapter.Delimited;

/// <summary>The format under one layout.</summary>
internal sealed class DelimitedCodec(DelimitedLayout layout, ShapePlan[] shapes, Encoding encoding) : ICodec
{
    private readonly ShapePlan[] read = [.. shapes.Where(shape => shape.IsRead)];
    private readonly NodeEstimate estimate = NodeEstimate.Of(shapes.Where(shape => shape.IsRead));

    /// <inheritdoc/>
    public RecordShape Reads { get; } = DelimitedShape.Of(layout, Direction.In);

    /// <inheritdoc/>
    public RecordShape Writes { get; } = DelimitedShape.Of(layout, Direction.Out);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        var reading = new MessageReading(message, encoding, estimate.For(message.Span));
        return new DelimitedReader(read, reading).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new DelimitedWriter(shapes, encoding).Write(record);
}
