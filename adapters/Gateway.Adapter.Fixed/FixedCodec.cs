using System.Text;
using Gateway.Adapter.Fixed.Layout;
using Gateway.Adapter.Fixed.Parsing;
using Gateway.Adapter.Fixed.Writing;

namespace Gateway.Adapter.Fixed;

/// <summary>The format under one layout.</summary>
internal sealed class FixedCodec(FixedLayout layout, Encoding encoding) : ICodec
{
    private readonly FixedPlan plan = FixedPlan.Of(layout, encoding);

    /// <inheritdoc/>
    public RecordShape Reads => FixedShape.Of(layout, Direction.In);

    /// <inheritdoc/>
    public RecordShape Writes => FixedShape.Of(layout, Direction.Out);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        ShapePlan? shape = ShapeFinder.Find(plan, message.Span);
        return new FixedReader(plan, shape, new MessageReading(message, encoding, shape?.NodesIn(message.Length) ?? 0)).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new FixedWriter(plan, encoding).Write(record);
}
