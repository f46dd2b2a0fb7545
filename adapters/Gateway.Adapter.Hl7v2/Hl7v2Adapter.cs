using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Hl7v2.Layout;

namespace Gateway.Adapter.Hl7v2;

/// <summary>HL7 version 2 in its delimiter encoding; README.md describes the record and the layout.</summary>
public sealed class Hl7v2Adapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "hl7v2";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<Hl7v2Layout> read = LayoutReader.Read<Hl7v2Layout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out Hl7v2Layout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new Hl7v2Codec(known, text));
    }
}
