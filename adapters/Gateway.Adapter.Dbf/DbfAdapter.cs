using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gateway.Adapter.Dbf.Layout;

namespace Gateway.Adapter.Dbf;

/// <summary>dBase and FoxPro tables, alone or several with their memo files; README.md describes the format, the record and the layout.</summary>
public sealed class DbfAdapter : IAdapter
{
    /// <inheritdoc/>
    public string Name => "dbf";

    /// <inheritdoc/>
    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<DbfLayout> read = LayoutReader.Read<DbfLayout>(layout);
        ImmutableArray<Issue> faults = read.TryGetValue(out DbfLayout? known) ? [.. known.Faults()] : read.Issues;
        if (!TextEncodings.TryGet(encoding, out Encoding? text) || !TextShape.Has(text))
        {
            return Outcome.Refused<ICodec>([.. faults, LayoutReader.Wrong("encoding", "Expected utf-8, gbk, gb18030, ascii or latin1.")]);
        }

        if (known is null || faults.Length > 0)
        {
            return Outcome.Refused<ICodec>(faults);
        }

        faults = [.. known.Tables.SelectMany((table, at) => table.EncodingFaults($"tables[{at}]", text))];
        return faults.Length > 0 ? Outcome.Refused<ICodec>(faults) : Outcome.Of<ICodec>(new DbfCodec(known, text));
    }
}
