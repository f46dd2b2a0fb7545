using System.Net;
using Gateway.Contract;

namespace Gateway.Platform;

/// <summary>A body that notes when its first byte was asked for and when its last was handed over: before the first, nothing can have been done.</summary>
internal sealed class WatchedContent(ReadOnlyMemory<byte> body, TimeProvider time) : HttpContent
{
    /// <summary>When a connection was there and the body began to leave; null before that.</summary>
    public long? Started { get; private set; }

    /// <summary>When all of it was handed to the connection; null before that.</summary>
    public long? Ended { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        FailPoints.Reach(FailPoint.RequestBegun);
        Started = time.GetTimestamp();
        await stream.WriteAsync(body, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        Ended = time.GetTimestamp();
        FailPoints.Reach(FailPoint.RequestLeft);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
