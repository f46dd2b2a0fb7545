using System.Text;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Parsing;
using Gateway.Adapter.Delimited.Writing;

namespace Gateway.Adapter.Delimited;

/// <summary>The format under one layout.</summary>
internal sealed class DelimitedCodec(DelimitedLayout layout, Encoding encoding) : ICodec
{
    private readonly Marks marks = Marks.Of(layout);

    /// <inheritdoc/>
    public RecordShape Reads => DelimitedShape.Of(layout, Direction.In);

    /// <inheritdoc/>
    public RecordShape Writes => DelimitedShape.Of(layout, Direction.Out);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        int nodes = message.Span.Count(marks.Separator) + (2 * marks.CountLines(message.Span)) + 4;
        var reading = new MessageReading(message, encoding, nodes);
        return new DelimitedReader(layout, marks, reading).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new DelimitedWriter(layout, marks, encoding).Write(record);
}
