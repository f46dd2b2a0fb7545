using System.Collections.Immutable;

namespace Gateway.Contract;

/// <summary>A codec whose format can carry many messages at a time. Each of them becomes a message of its own; what goes back is one batch of their replies.</summary>
public interface IBatchCodec : ICodec
{
    /// <summary>Cuts a batch into its messages.</summary>
    /// <param name="bytes">As they arrived, transport framing removed.</param>
    /// <returns>The messages in their order, slices of <paramref name="bytes"/>; none where the bytes are no batch; or why nothing of the batch may be taken (it is not whole). Never throws.</returns>
    Outcome<ImmutableArray<ReadOnlyMemory<byte>>> Split(ReadOnlyMemory<byte> bytes);

    /// <summary>Makes one batch of replies.</summary>
    /// <param name="batch">The batch that was split.</param>
    /// <param name="replies">One per message, in the order of the messages.</param>
    ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> batch, ImmutableArray<ReadOnlyMemory<byte>> replies);
}
