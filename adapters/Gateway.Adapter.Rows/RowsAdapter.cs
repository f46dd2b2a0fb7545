using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Rows.Layout;

namespace Gateway.Adapter.Rows;

/// <summary>Rows of database tables: INSERT statements, procedure calls, CSV exports; README.md describes the record and the layout.</summary>
public sealed class RowsAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "rows";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<RowsLayout> read = LayoutReader.Read<RowsLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out RowsLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new RowsCodec(known, text));
    }
}
