using System.Net;
using Gateway.Inbound.Mllp;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Inbound;

/// <summary>Opens the HTTP and MLLP ports on the host's Kestrel and knows, once it runs, which ones they became.</summary>
public sealed partial class InboundEndpoints : IConfigureOptions<KestrelServerOptions>
{
    private readonly InboundOptions options;
    private readonly MllpParts parts;
    private readonly ILogger<InboundEndpoints> logger;
    private readonly List<ListenOptions> mllp = [];
    private ListenOptions? http;

    internal InboundEndpoints(IOptions<InboundOptions> options, MllpParts parts, ILogger<InboundEndpoints> logger) =>
        (this.options, this.parts, this.logger) = (options.Value, parts, logger);

    /// <summary>The bound HTTP address; null when it is not opened here.</summary>
    public IPEndPoint? Http => http?.IPEndPoint;

    /// <summary>The bound MLLP addresses, in the order of the options.</summary>
    public IReadOnlyList<IPEndPoint> Mllp => [.. mllp.Select(listen => listen.IPEndPoint).OfType<IPEndPoint>()];

    /// <inheritdoc/>
    public void Configure(KestrelServerOptions options)
    {
        if (this.options.Http is { Listen: true } address)
        {
            options.Listen(Bind(address.Address), address.Port, listen => http = listen);
        }

        foreach (MllpListenerOptions listener in this.options.Mllp)
        {
            var handler = new MllpConnectionHandler(listener, this.options.MaxMessageBytes, parts);
            options.Listen(Bind(listener.Address), listener.Port, listen =>
            {
                listen.Run(handler.OnConnectedAsync);
                mllp.Add(listen);
            });
        }
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
