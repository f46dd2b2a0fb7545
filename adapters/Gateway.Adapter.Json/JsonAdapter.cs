using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Json.Layout;

namespace Gateway.Adapter.Json;

/// <summary>JSON (RFC 8259), strict or as lax as the layout says; README.md describes the record and the layout.</summary>
public sealed class JsonAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<JsonLayout> read = LayoutReader.Read<JsonLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out JsonLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new JsonCodec(known, text));
    }
}
