using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Inbound.Tests;

/// <summary>The listeners on real sockets of this machine, in front of a <see cref="FakeReceiver"/>.</summary>
internal sealed class InboundHost : IAsyncDisposable
{
    public const string Institution = "H99999900001";
    public const string Key = "a-key-for-tests-only";
    private readonly WebApplication running;

    private InboundHost(WebApplication application, FakeReceiver receiver, LogLines log) => (running, Receiver, Log) = (application, receiver, log);

    public FakeReceiver Receiver { get; }

    public LogLines Log { get; }

    public InboundEndpoints Endpoints => running.Services.GetRequiredService<InboundEndpoints>();

    /// <summary>What is behind the listeners.</summary>
    public FakeRoom Room => (FakeRoom)Service<IInboundRoom>();

    public T Service<T>() where T : notnull => running.Services.GetRequiredService<T>();

    public static Task<InboundHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(answer: null, settings);

    public static async Task<InboundHost> StartAsync(Func<InboundMessage, CancellationToken, Task<InboundReply>>? answer, (string Key, string Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        var log = new LogLines();
        var receiver = new FakeReceiver();
        receiver.Answer = answer ?? receiver.Answer;
        ((IWebHostBuilder)builder.WebHost).UseKestrelCore();
        builder.Services.AddRouting().AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        builder.Services.AddSingleton<IInboundReceiver>(receiver).AddSingleton<IInboundSenders>(new Senders()).AddSingleton<IInboundRoom>(new FakeRoom());
        builder.Services.AddInbound(new ConfigurationBuilder().AddInMemoryCollection(Settings(settings)).Build());
        WebApplication application = builder.Build();
        application.MapInbound();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new InboundHost(application, receiver, log);
    }

    public HttpClient Http() => new() { BaseAddress = new Uri($"http://{Endpoints.Http}") };

    public Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] body, string? key = Key, string source = "fujian-ini", string institution = Institution)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/in/{institution}/{source}") { Content = new ByteArrayContent(body) };
        if (key is not null)
        {
            request.Headers.Add("X-Gateway-Key", key);
        }

        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<MllpClient> ConnectAsync()
    {
        var client = new TcpClient { NoDelay = true };
        IPEndPoint to = Endpoints.Mllp[0];
        await client.ConnectAsync(to, TestContext.Current.CancellationToken);
        return new MllpClient(client);
    }

    public Task StopAsync() => running.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => running.DisposeAsync();

    private static Dictionary<string, string?> Settings((string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Http:Port"] = "0",
            ["MaxMessageBytes"] = "1000",
            [$"Keys:{Institution}"] = Key,
            ["Mllp:0:Port"] = "0",
            ["Mllp:0:Institution"] = Institution,
            ["Mllp:0:Source"] = "hl7v2-iborn",
        };
        foreach ((string key, string value) in settings)
        {
            all[key] = value;
        }

        return all;
    }

    private sealed class Senders : IInboundSenders
    {
        public bool Uses(string institution, string source) => institution == Institution && source == "fujian-ini";
    }
}

/// <summary>Every log line of a test.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
