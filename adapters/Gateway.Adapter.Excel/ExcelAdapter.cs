using System.Collections.Immutable;
using System.Text.Json;
using Gateway.Adapter.Excel.Layout;

namespace Gateway.Adapter.Excel;

/// <summary>Lists in workbooks, .xlsx and .xls; README.md describes the format and the layout.</summary>
public sealed class ExcelAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "excel";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<ExcelLayout> read = LayoutReader.Read<ExcelLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out ExcelLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!string.Equals(encoding, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8: a workbook says itself how it is encoded.")]);
        }

        return known is null || faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new ExcelCodec(known));
    }
}
