using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Fixed.Layout;

namespace Gateway.Adapter.Fixed;

/// <summary>Fields by position, in text and in C structs; README.md describes the format and the layout.</summary>
public sealed class FixedAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "fixed";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<FixedLayout> read = LayoutReader.Read<FixedLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out FixedLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new FixedCodec(known, text));
    }
}
