using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Calls.Layout;

namespace Gateway.Adapter.Calls;

/// <summary>Calls of an insurer's DLL or COM object, one a line; README.md describes the format and the layout.</summary>
public sealed class CallsAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "calls";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<CallsLayout> read = LayoutReader.Read<CallsLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out CallsLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new CallsCodec(known, text));
    }
}
