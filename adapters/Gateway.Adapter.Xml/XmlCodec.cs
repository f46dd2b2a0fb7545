using System.Text;
using Gateway.Adapter.Xml.Layout;
using Gateway.Adapter.Xml.Parsing;
using Gateway.Adapter.Xml.Writing;

namespace Gateway.Adapter.Xml;

/// <summary>The format under one layout.</summary>
internal sealed class XmlCodec(XmlLayout layout, Encoding encoding) : ICodec
{
    private readonly LayoutPlace<Place> places = layout.Places();
    private readonly RecordShape shape = LayoutPaths.ShapeOf(layout.Paths, layout.Repeats);

    /// <inheritdoc/>
    public RecordShape Reads => shape;

    /// <inheritdoc/>
    public RecordShape Writes => shape;

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > layout.MaxBytes)
        {
            return Outcome.Refused<SourceRecord>(new Issue(IssueCodes.LimitExceeded, new SourceLocation("", layout.MaxBytes), $"Expected at most {layout.MaxBytes} bytes."));
        }

        if (layout.Json.Length > 0 && JsonEnvelope.IsThere(message.Span))
        {
            return new JsonEnvelope(layout, message).Read(places);
        }

        Outcome<(Encoding Encoding, int Start)> found = DocumentEncoding.Of(message.Span, encoding, layout.EncodingFrom);
        if (!found.Succeeded)
        {
            return Outcome.Refused<SourceRecord>(found.Issues);
        }

        (Encoding known, int start) = found.Value;
        var reading = new MessageReading(message, known, message.Span.Count((byte)'<') + message.Span.Count((byte)'='));
        var text = new XmlText(message, known, start, inner: null, reading);
        new DocumentReader(layout, reading, text, 0, text.Length).Read(places);
        return reading.Finish();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        string? member = layout.Json.Length > 0 && record.Root.Children.Any(child => child.Name == XmlNames.Json) ? layout.Json : null;
        return new DocumentWriter(layout, places, new MessageWriting(member is null ? encoding : JsonEnvelope.Encoding), member).Write(record);
    }
}
