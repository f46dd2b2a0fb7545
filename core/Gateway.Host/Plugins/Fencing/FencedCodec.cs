using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>One format under one layout, behind its adapter's fence.</summary>
internal class FencedCodec(ICodec codec, AdapterFence fence) : ICodec
{
    private const int BytesPerNode = 64;

    protected AdapterFence Fence => fence;

    public RecordShape Reads => ShapeOf(static codec => codec.Reads);

    public RecordShape Writes => ShapeOf(static codec => codec.Writes);

    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message) => fence.Call(codec, message, message.Length, static (codec, message) => codec.Read(message));

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) =>
        fence.Call(codec, record, Math.Max(record.Bytes.Length, record.Count * BytesPerNode), static (codec, record) => codec.Write(record));

    private RecordShape ShapeOf(Func<ICodec, RecordShape> shape)
    {
        Outcome<RecordShape> known = fence.Call(codec, shape, 0, static (codec, shape) => Outcome.Of(shape(codec)));
        return known.Succeeded ? known.Value : RecordShape.Open;
    }
}
