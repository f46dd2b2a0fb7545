using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Xml.Layout;

namespace Gateway.Adapter.Xml;

/// <summary>XML 1.0 with namespaces, in a SOAP envelope or without; README.md describes the record and the layout.</summary>
public sealed class XmlAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "xml";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<XmlLayout> read = LayoutReader.Read<XmlLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out XmlLayout? known) ? [.. known.Faults(encoding)] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, utf-16le, utf-16be, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new XmlCodec(known, text));
    }
}
