using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Streams;

/// <summary>One port on which messages come framed, one behind the other.</summary>
internal sealed partial class StreamConnectionHandler(StreamListenerOptions listener, Func<IFramer> framers, int maxFrameBytes, StreamParts parts) : ConnectionHandler
{
    private readonly ILogger logger = parts.Logger;
    private int open;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            if (Interlocked.Increment(ref open) > listener.MaxConnections)
            {
                LogExhausted(Name(connection, framers()), listener.MaxConnections);
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
        IFramer framer = framers();
        using var replies = new StreamReplies(connection.Transport.Output, framer, listener, parts.Time, parts.Logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            parts.Gate.Closing, replies.Ended, connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None);
        Task writing = replies.RunAsync();
        try
        {
            await new StreamSession(connection.Transport.Input, framer, replies, listener, Name(connection, framer), maxFrameBytes, parts).ReadAsync(stop.Token);
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

    private static string Name(ConnectionContext connection, IFramer framer) =>
        connection.LocalEndPoint is System.Net.IPEndPoint local ? $"{framer.Protocol}:{local.Port}" : framer.Protocol;

    [LoggerMessage(EventIds.ConnectionsExhausted, LogLevel.Warning, "{Listener}: more than {Max} connections; one was closed at once.")]
    private partial void LogExhausted(string listener, int max);
}
