using System.Text;
using Gateway.Adapter.Ini.Layout;
using Gateway.Adapter.Ini.Parsing;
using Gateway.Adapter.Ini.Writing;

namespace Gateway.Adapter.Ini;

/// <summary>The format under one layout.</summary>
internal sealed class IniCodec(IniLayout layout, Encoding encoding) : ICodec
{
    private readonly int shortestBlock = layout.Blocks.SelectMany(block => new[] { block.Lines(isReply: false).Length, block.Lines(isReply: true).Length }).DefaultIfEmpty(int.MaxValue).Min();
    private readonly KeySpelling spelling = new(layout);

    /// <inheritdoc/>
    public RecordShape Reads => IniShape.Of(layout, isReply: false);

    /// <inheritdoc/>
    public RecordShape Writes => IniShape.Of(layout, isReply: true);

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        int lines = Math.Max(message.Span.Count((byte)'\n'), message.Span.Count((byte)'\r')) + 1;
        return new IniReader(layout, spelling, new MessageReading(message, encoding, lines + (lines / shortestBlock) + 2)).Read();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new IniWriter(layout, encoding).Write(record);
}
