using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.KeyValue.Layout;

namespace Gateway.Adapter.KeyValue;

/// <summary>One text of <c>key=value</c> pieces, with arrays <c>key[1]=value</c>; README.md describes the format and the layout.</summary>
public sealed class KeyValueAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "key-value";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<KeyValueLayout> read = LayoutReader.Read<KeyValueLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out KeyValueLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new KeyValueCodec(known, text));
    }
}
