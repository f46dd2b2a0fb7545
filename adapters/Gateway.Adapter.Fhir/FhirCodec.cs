using System.Text;
using Gateway.Adapter.Fhir.Layout;
using Gateway.Adapter.Fhir.Model;
using Gateway.Adapter.Fhir.Parsing;
using Gateway.Adapter.Fhir.Writing;

namespace Gateway.Adapter.Fhir;

/// <summary>The format under one layout.</summary>
internal sealed class FhirCodec(FhirLayout layout) : ICodec
{
    /// <summary>The node that says in which of the two forms a resource is written.</summary>
    public const string FormNode = "#format";

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public RecordShape Reads => layout.Unknown == Unknown.Keep ? RecordShape.Open : FhirShape.OfMessages;

    /// <inheritdoc/>
    public RecordShape Writes => Reads;

    /// <inheritdoc/>
    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length > layout.MaxBytes)
        {
            return Outcome.Refused<SourceRecord>(new Issue(IssueCodes.LimitExceeded, new SourceLocation("", layout.MaxBytes), $"Expected at most {layout.MaxBytes} bytes."));
        }

        ReadOnlySpan<byte> bytes = message.Span;
        int mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        int space = bytes[mark..].IndexOfAnyExcept(" \t\r\n"u8);
        int start = mark + Math.Max(0, space);
        byte first = space < 0 ? (byte)0 : bytes[start];
        var reading = new MessageReading(message, Utf8, bytes.Count((byte)':') + bytes.Count((byte)'<'));
        switch (first)
        {
            case (byte)'{':
                reading.Value(FormNode, "json", start, 0);
                new JsonResourceReader(layout, reading).Read(message, start);
                break;
            case (byte)'<':
                reading.Value(FormNode, "xml", start, 0);
                new XmlResourceReader(layout, reading, message, mark).Read();
                break;
            default:
                reading.Fault(IssueCodes.StructureUnreadable, start, 0, "Expected a FHIR resource, in JSON or XML.");
                break;
        }

        return reading.Finish();
    }

    /// <inheritdoc/>
    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record)
    {
        var writing = new MessageWriting(Utf8);
        SourceNode form = record.Root.Child(FormNode);
        List<SourceNode> roots = [.. record.Root.Children.Where(child => child.Name != FormNode)];
        if (roots.Count != 1)
        {
            writing.Fault(roots.Count > 1 ? roots[1] : record.Root, "Expected one resource.");
        }
        else if ((form.Text ?? (layout.Format == Format.Xml ? "xml" : "json")) == "xml")
        {
            new XmlResourceWriter(layout, writing).Write(roots[0]);
        }
        else
        {
            new JsonResourceWriter(layout, writing).Write(roots[0]);
        }

        return writing.Finish();
    }
}
