using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Adapter.Fhir.Layout;

namespace Gateway.Adapter.Fhir;

/// <summary>FHIR R4 as senders write it, JSON and XML; README.md describes the record and the layout.</summary>
public sealed class FhirAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "fhir";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<FhirLayout> read = LayoutReader.Read<FhirLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out FhirLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out System.Text.Encoding? text) || text.CodePage != FhirCodec.Utf8.CodePage)
        {
            faults = [.. faults, LayoutReader.Wrong("encoding", "Expected utf-8: FHIR has no other (R4, 2.6.2.1 and 2.6.1.1).")];
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new FhirCodec(known));
    }
}
