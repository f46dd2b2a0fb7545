using System.Text;
using Gateway.Adapter.Calls.Layout;
using Gateway.Adapter.Calls.Parsing;
using Gateway.Adapter.Calls.Writing;

namespace Gateway.Adapter.Calls;

/// <summary>The format under one layout.</summary>
internal sealed class CallsCodec(CallsLayout layout, Encoding encoding) : ICodec
{
    private readonly CallBook book = new(layout);

    /// <inheritdoc/>
    public RecordShape Reads { get; } = CallsShape.Of(layout);

    /// <inheritdoc/>
    public RecordShape Writes => Reads;

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        int lines = Math.Max(message.Span.Count((byte)'\n'), message.Span.Count((byte)'\r')) + 1;
        var reading = new MessageReading(message, encoding, message.Span.Count((byte)',') + (3 * lines) + 2);
        return new CallsReader(book, reading, new MessageNames(message, encoding)).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new CallsWriter(book, encoding).Write(record);
}
