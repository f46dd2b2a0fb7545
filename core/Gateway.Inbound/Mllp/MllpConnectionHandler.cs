using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Mllp;

/// <summary>One MLLP port.</summary>
internal sealed partial class MllpConnectionHandler(MllpListenerOptions listener, int maxFrameBytes, MllpParts parts) : ConnectionHandler
{
    private readonly ILogger logger = parts.Logger;
    private int open;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            if (Interlocked.Increment(ref open) > listener.MaxConnections)
            {
                LogExhausted(Name(connection), listener.MaxConnections);
                return;
            }

            await ServeAsync(connection);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task ServeAsync(ConnectionContext connection)
    {
        using var replies = new MllpReplies(connection.Transport.Output, listener, parts.Time, parts.Logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            parts.Gate.Closing, replies.Ended, connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None);
        Task writing = replies.RunAsync();
        try
        {
            await new MllpSession(connection.Transport.Input, replies, listener, Name(connection), maxFrameBytes, parts).ReadAsync(stop.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The sender broke the connection or we are stopping: replies that can still be written are written below.
        }
        finally
        {
            replies.Complete();
            await writing;
        }
    }

    private static string Name(ConnectionContext connection) =>
        connection.LocalEndPoint is System.Net.IPEndPoint local ? $"mllp:{local.Port}" : "mllp";

    [LoggerMessage(EventIds.ConnectionsExhausted, LogLevel.Warning, "{Listener}: more than {Max} connections; one was closed at once.")]
    private partial void LogExhausted(string listener, int max);
}
