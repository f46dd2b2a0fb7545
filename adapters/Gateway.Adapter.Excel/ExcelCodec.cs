using Gateway.Adapter.Excel.Layout;
using Gateway.Adapter.Excel.Parsing;
using Gateway.Adapter.Excel.Writing;

namespace Gateway.Adapter.Excel;

/// <summary>The format under one layout.</summary>
internal sealed class ExcelCodec(ExcelLayout layout) : ICodec
{
    private readonly RecordShape shape = ExcelShape.Of(layout);

    /// <inheritdoc/>
    public RecordShape Reads => shape;

    /// <inheritdoc/>
    public RecordShape Writes => shape;

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message) => new ListReader(layout, message).Read();

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new ListWriter(layout).Write(record);
}
