using System.Collections.Immutable;
using Gateway.Contract;

namespace Gateway.Host.Plugins.Fencing;

/// <summary>A format that carries batches, behind its adapter's fence.</summary>
internal sealed class FencedBatchCodec(IBatchCodec codec, AdapterFence fence) : FencedCodec(codec, fence), IBatchCodec
{
    public Outcome<ImmutableArray<ReadOnlyMemory<byte>>> Split(ReadOnlyMemory<byte> bytes) => Fence.Call(codec, bytes, bytes.Length, static (codec, bytes) => codec.Split(bytes));

    public ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> batch, ImmutableArray<ReadOnlyMemory<byte>> replies)
    {
        Outcome<ReadOnlyMemory<byte>> joined = Fence.Call(
            codec, (batch, replies), batch.Length + replies.Sum(reply => reply.Length), static (codec, input) => Outcome.Of(codec.Join(input.batch, input.replies)));
        return joined.Succeeded ? joined.Value : default;
    }
}
