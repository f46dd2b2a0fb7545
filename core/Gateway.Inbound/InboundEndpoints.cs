using System.Net;
using Gateway.Inbound.Mllp;
using Gateway.Inbound.Streams;
using Gateway.Inbound.Tcp;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>Opens the HTTP, MLLP and TCP ports on the host's Kestrel and knows, once it runs, which ones they became.</summary>
public sealed partial class InboundEndpoints : IConfigureOptions<KestrelServerOptions>
{
    private readonly InboundOptions options;
    private readonly StreamParts parts;
    private readonly ILogger<InboundEndpoints> logger;
    private readonly List<ListenOptions> mllp = [];
    private readonly List<ListenOptions> tcp = [];
    private ListenOptions? http;

    internal InboundEndpoints(IOptions<InboundOptions> options, StreamParts parts, ILogger<InboundEndpoints> logger) =>
        (this.options, this.parts, this.logger) = (options.Value, parts, logger);

    /// <summary>The bound HTTP address; null when it is not opened here.</summary>
    public IPEndPoint? Http => http?.IPEndPoint;

    /// <summary>The bound MLLP addresses, in the order of the options.</summary>
    public IReadOnlyList<IPEndPoint> Mllp => [.. mllp.Select(listen => listen.IPEndPoint).OfType<IPEndPoint>()];

    /// <summary>The bound TCP addresses, in the order of the options.</summary>
    public IReadOnlyList<IPEndPoint> Tcp => [.. tcp.Select(listen => listen.IPEndPoint).OfType<IPEndPoint>()];

    /// <inheritdoc/>
    public void Configure(KestrelServerOptions options)
    {
        if (this.options.Http is { Listen: true } address)
        {
            options.Listen(Bind(address.Address), address.Port, listen => http = listen);
        }

        foreach (MllpListenerOptions listener in this.options.Mllp)
        {
            Listen(options, listener, () => new MllpFramer(this.options.MaxMessageBytes), mllp);
        }

        foreach (TcpListenerOptions listener in this.options.Tcp)
        {
            Listen(options, listener, () => listener.Framing == TcpFraming.Terminator ? new TerminatorFramer(listener, this.options.MaxMessageBytes) : new LengthFramer(listener, this.options.MaxMessageBytes), tcp);
        }
    }

    private void Listen(KestrelServerOptions server, StreamListenerOptions listener, Func<IFramer> framers, List<ListenOptions> bound)
    {
        var handler = new StreamConnectionHandler(listener, framers, options.MaxMessageBytes, parts);
        server.Listen(Bind(listener.Address), listener.Port, listen =>
        {
            listen.Run(handler.OnConnectedAsync);
            bound.Add(listen);
        });
    }

    private IPAddress Bind(string address)
    {
        var ip = IPAddress.Parse(address); // checked at start
        if (!IPAddress.IsLoopback(ip))
        {
            LogBeyondLoopback(address);
        }

        return ip;
    }

    [LoggerMessage(EventIds.ListenerBeyondLoopback, LogLevel.Warning, "A listener on {Address} can be reached from other machines; nothing on this port is encrypted unless something in front of it does so.")]
    private partial void LogBeyondLoopback(string address);
}
