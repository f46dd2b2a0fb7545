using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using WireMock;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace Gateway.PlatformSimulator.Wire;

/// <summary>WireMock as a plain HTTP front: one mapping whose callback asks the router. No journal, no scenarios, no parsing of its own.</summary>
internal sealed class TwinServer : IDisposable
{
    private const int MaxAttempts = 5;

    private readonly CancellationTokenSource stopping = new();
    private readonly WireMockServer server;

    /// <param name="url">Where to listen.</param>
    /// <param name="answer">Answers a request.</param>
    /// <param name="time">Of the answers' Date header.</param>
    public TwinServer(string url, Func<TwinRequest, Task<TwinAnswer>> answer, TimeProvider time)
    {
        ThrowIfTaken(new Uri(url));
        server = Started(url);
        server.Given(Request.Create().UsingAnyMethod()).RespondWith(Response.Create().WithCallback(async request => Written(await answer(Read(request)), time.GetUtcNow())));
        Url = $"http://{new Uri(url).Host}:{server.Ports[0]}";
    }

    /// <summary>Scheme, host as it was asked for, and port, without a slash at the end.</summary>
    public string Url { get; }

    public void Dispose()
    {
        stopping.Cancel();
        server.Stop();
        server.Dispose();
        stopping.Dispose();
    }

    /// <summary>WireMock tries a taken port for ten seconds and then says little.</summary>
    private static void ThrowIfTaken(Uri address)
    {
        if (address.Port == 0)
        {
            return;
        }

        try
        {
            using var probe = new TcpListener(address.Host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback, address.Port);
            probe.Start();
        }
        catch (SocketException taken)
        {
            throw new InvalidOperationException($"The twin cannot listen on port {address.Port}: choose another one, or 0 for any that is free.", taken);
        }
    }

    /// <summary>WireMock looks for a free port before it listens on it, and somebody may be quicker: then it looks again.</summary>
    private WireMockServer Started(string url)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return WireMockServer.Start(Settings(url));
            }
            catch (Exception) when (new Uri(url).Port == 0 && attempt < MaxAttempts)
            {
                // the next attempt finds another port, and the last one throws
            }
        }
    }

    private WireMockServerSettings Settings(string url) => new()
    {
        Urls = [url],
        Logger = new WireMockNullLogger(),
        MaxRequestLogCount = 0,
        DoNotSaveDynamicResponseInLogEntry = true,
        DisableJsonBodyParsing = true,
        DisableRequestBodyDecompressing = true,
        DisableDeserializeFormUrlEncoded = true,
        AllowBodyForAllHttpMethods = true,
        PreWireMockMiddlewareInit = app => ConnectionFaults.AddTo((IApplicationBuilder)app, stopping.Token),
    };

    private static TwinRequest Read(IRequestMessage request) => new(
        request.Method,
        request.Path,
        request.RawQuery ?? "",
        request.BodyAsBytes ?? [],
        name => request.Headers is { } headers && headers.TryGetValue(name, out WireMockList<string>? values) ? values.FirstOrDefault() : null);

    private static ResponseMessage Written(TwinAnswer answer, DateTimeOffset now)
    {
        var headers = new Dictionary<string, WireMockList<string>>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = new(answer.ContentType), ["Date"] = new(now.ToString("R")) };
        if (answer.Effect != WireEffect.None)
        {
            headers[ConnectionFaults.Marker] = new WireMockList<string>(answer.Effect.ToString());
        }

        if (answer.RetryAfter is { } seconds)
        {
            headers["Retry-After"] = new WireMockList<string>(seconds.ToString());
        }

        return new ResponseMessage
        {
            StatusCode = answer.Status,
            Headers = headers,
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body },
        };
    }
}

/// <summary>A request as it came.</summary>
/// <param name="Query">What follows the question mark, undecoded; empty where there is none.</param>
/// <param name="Header">The first value of a header, any case; null where it is absent.</param>
internal sealed record TwinRequest(string Method, string Path, string Query, byte[] Body, Func<string, string?> Header);
