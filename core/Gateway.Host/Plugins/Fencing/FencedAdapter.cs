using System.Text.Json;
using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>An adapter behind its fence.</summary>
internal sealed class FencedAdapter(IAdapter adapter, string name, AdapterFence fence) : IAdapter
{
    private const int Small = 65_536; // a layout is a page of text; opening a format may build tables

    public string Name => name;

    public Outcome<ICodec> Open(JsonElement layout, string encoding)
    {
        Outcome<ICodec> opened = fence.Call(adapter, (layout, encoding), Small, static (adapter, input) => adapter.Open(input.layout, input.encoding));
        return opened.TryGetValue(out ICodec? codec) ? Outcome.Of<ICodec>(codec is IBatchCodec batches ? new FencedBatchCodec(batches, fence) : new FencedCodec(codec, fence), opened.Issues) : opened;
    }
}
