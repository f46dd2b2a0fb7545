using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Delimited.Layout;
using Gateway.Adapter.Delimited.Plan;

namespace Gateway.Adapter.Delimited;

/// <summary>Lines of fields with a separator; README.md describes the format and the layout.</summary>
public sealed class DelimitedAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "delimited";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<DelimitedLayout> read = LayoutReader.Read<DelimitedLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out DelimitedLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        if (known is null || faults.Length > 0)
        {
            return Outcome.Refused<ICodec>(faults);
        }

        ShapePlan[] shapes = ShapePlan.Of(known);
        ImmutableArray<Issue> twins = [.. ShapePlan.Twins(shapes)];
        return twins.Length > 0 ? Outcome.Refused<ICodec>(twins) : Outcome.Of<ICodec>(new DelimitedCodec(known, shapes, text));
    }
}
