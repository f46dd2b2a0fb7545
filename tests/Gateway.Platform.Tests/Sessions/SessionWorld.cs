using System.Collections.Immutable;
using Gateway.Canonical;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.PlatformSimulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Platform.Tests;

/// <summary>The real lanes, planner and client in front of a twin that wants every operator to be signed in.</summary>
internal sealed class SessionWorld : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DeliveryEngine engine;
    private static int messages;

    public SessionWorld(TwinOptions? options = null, PlatformKnowledge? speaking = null, IJournal? journal = null)
    {
        Twin = PlatformTwin.Start((options ?? new TwinOptions()) with { Token = "s3cret", PaasId = "paas", RequireSignIn = true });
        Journal = journal ?? new InMemoryJournal();
        services = new ServiceCollection().AddLogging().AddDelivery().AddPlatform()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(Journal)
            .AddSingleton<IKnowledgeSource>(speaking ?? Product.Knowledge)
            .Configure<PlatformOptions>(platform => platform.Nhsa["999999"] = new NhsaEndpoint { Url = new Uri(Twin.Url), Account = "paas", Token = "s3cret", SignIn = true })
            .Configure<DeliveryOptions>(delivery => delivery.SessionPause = TimeSpan.FromMilliseconds(50))
            .Configure<RecoveryOptions>(recovery => (recovery.AskAfter, recovery.AskAgain, recovery.Grace, recovery.SignInAgain) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(20)))
            .BuildServiceProvider();
        engine = services.GetRequiredService<DeliveryEngine>();
    }

    public PlatformTwin Twin { get; }

    public IJournal Journal { get; }

    public DeliveryEngine Engine => engine;

    public int SignIns => Twin.Snapshot().SignIns;

    public Task StartAsync() => engine.StartAsync(new Deaf(), TestContext.Current.CancellationToken);

    /// <summary>Plans a message and puts it into its lane.</summary>
    public async Task<long> AddAsync(PlanRequest request)
    {
        var seed = $"{request.Message.Identifier?.Value}/{Interlocked.Increment(ref messages)}";
        PlannedMessage planned = new PlanBuilder(services.GetRequiredService<IKnowledgeSource>()).Build(request).Value;
        Recorded recorded = await Journal.RecordAsync(new Arrival(request.Institution.Code, "test", "test", TimeProvider.System.GetUtcNow(), System.Text.Encoding.UTF8.GetBytes(seed)), TestContext.Current.CancellationToken);
        var prepared = new JournalFact.Prepared(request.Event, planned.Lane, null, "test", planned.Keys, CanonicalJson.Write(request.Message), planned.Plan.ToJson());
        await Journal.AppendAsync(recorded.MessageId, prepared, new FactOrigin("test", "test", TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken);
        await engine.EnqueueAsync(recorded.MessageId, planned.Lane, TestContext.Current.CancellationToken);
        return recorded.MessageId;
    }

    /// <summary>Waits until messages have a state that is not on the way.</summary>
    public async Task<MessageState[]> EndsAsync(params long[] ids)
    {
        while (true)
        {
            MessageHeader?[] headers = await Task.WhenAll(ids.Select(id => Journal.FindAsync(id, TestContext.Current.CancellationToken)));
            if (headers.All(header => header!.State is not (MessageState.Received or MessageState.Prepared)))
            {
                return [.. headers.Select(header => header!.State)];
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await engine.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        Twin.Dispose();
    }

    private sealed class Deaf : IDeliveryListener
    {
        public Task FinishedAsync(long messageId, JournalFact.Finished finished, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ParkedAsync(long messageId, ImmutableArray<Issue> issues, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
