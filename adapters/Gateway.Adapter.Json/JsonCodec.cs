using System.Text;
using Gateway.Adapter.Json.Layout;
using Gateway.Adapter.Json.Parsing;
using Gateway.Adapter.Json.Writing;

namespace Gateway.Adapter.Json;

/// <summary>The format under one layout.</summary>
internal sealed class JsonCodec(JsonLayout layout, Encoding encoding) : ICodec
{
    private readonly LayoutPlace<Kind> places = layout.Types.Places();
    private readonly RecordShape shape = LayoutPaths.ShapeOf([.. layout.Paths, .. layout.Types.Array], layout.Types.Array);

    /// <inheritdoc/>
    public RecordShape Reads => layout.Paths.IsEmpty ? RecordShape.Open : shape;

    /// <inheritdoc/>
    public RecordShape Writes => Reads;

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        var overridden = new HashSet<int>();
        Outcome<SourceRecord> outcome = Read(message, overridden);
        return overridden.Count == 0 ? outcome : Read(message, overridden); // what is sent again later counts: once more without the earlier ones
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => new JsonWriter(layout, places, new MessageWriting(encoding)).Write(record);

    private Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message, HashSet<int> overridden)
    {
        if (message.Length > layout.MaxBytes)
        {
            return Outcome.Refused<SourceRecord>(new Issue(IssueCodes.LimitExceeded, new SourceLocation("", layout.MaxBytes), $"Expected at most {layout.MaxBytes} bytes."));
        }

        var reading = new MessageReading(message, encoding, MostNodes(message.Span));
        var text = new JsonText(message, encoding, inner: null);
        new JsonReader(layout, reading, text, overridden).Message(places);
        return reading.Finish();
    }

    // A comma or an opening bracket stands before every value; brackets inside brackets are one node more.
    private static int MostNodes(ReadOnlySpan<byte> message) => message.Count((byte)',') + message.Count((byte)'{') + (2 * message.Count((byte)'[')) + 2;
}
