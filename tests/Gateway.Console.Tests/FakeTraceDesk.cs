using Gateway.Console.Api;

namespace Gateway.Console.Tests;

/// <summary>Traces as a test gives them.</summary>
internal sealed class FakeTraceDesk : ITraceDesk
{
    /// <summary>Of every message.</summary>
    public MessageTrace Trace { get; set; } = new();

    /// <summary>Of other bytes in a message's stead.</summary>
    public MessageTrace Corrected { get; set; } = new();

    public Task<MessageTrace?> OfBytesAsync(long messageId, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Task.FromResult<MessageTrace?>(Corrected);

    public Task<MessageTrace?> OfAsync(long messageId, CancellationToken cancellationToken) => Task.FromResult<MessageTrace?>(Trace);
}
