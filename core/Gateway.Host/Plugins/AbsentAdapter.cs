using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Host.Plugins;

/// <summary>Stands in for an adapter whose folder went while sources need it: each of their messages says so, their neighbours go on.</summary>
internal sealed class AbsentAdapter(string name) : IAdapter, ICodec
{
    public string Name => name;

    public Outcome<ICodec> Open(JsonElement layout, string encoding) => Outcome.Of<ICodec>(this);

    public Outcome<SourceRecord> Read(ReadOnlyMemory<byte> message) => Outcome.Refused<SourceRecord>(Gone());

    public Outcome<ReadOnlyMemory<byte>> Write(SourceRecord record) => Outcome.Refused<ReadOnlyMemory<byte>>(Gone());

    private Issue Gone() => new(IssueCodes.AdapterGone, SourceLocation.Whole, $"Expected the adapter '{name}': its folder was taken out of plugins/. Put it back.");
}
