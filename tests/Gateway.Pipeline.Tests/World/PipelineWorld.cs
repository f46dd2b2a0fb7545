using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Inbound;
using Gateway.Journal;
using Gateway.Pipeline.Correcting;
using Gateway.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Pipeline.Tests;

/// <summary>The line as the host composes it, on a journal in memory and with a platform that does what it is told.</summary>
internal sealed class PipelineWorld : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private PipelineWorld(ProductMappings mappings, FaultyJournal journal)
    {
        Journal = journal;
        Serving = new ServedMappings { Now = mappings };
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Gateway:Pipeline:AnswerDeadline"] = "00:00:01" }).Build();
        services = new ServiceCollection().AddLogging().AddSingleton(configuration)
            .AddSingleton<ICatalogSource>(Serving).AddSingleton<IKnowledgeSource>(Serving).AddSingleton<IJournal>(journal).AddSingleton<TimeProvider>(Time)
            .AddDelivery().AddPlatform().AddPipeline()
            .AddSingleton<IPlanner>(new OneStepPlanner()).AddSingleton<IDeliveryTarget>(Platform)
            .BuildServiceProvider();
    }

    public FaultyJournal Journal { get; }

    /// <summary>What serves; a test that sets it reloads.</summary>
    public ServedMappings Serving { get; }

    public FakePlatform Platform { get; } = new();

    /// <summary>When every world begins.</summary>
    public static DateTimeOffset Begin { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public FakeTimeProvider Time { get; } = new(Begin);

    public IInboundRoom Room => services.GetRequiredService<IInboundRoom>();

    public PipelineOptions Options => services.GetRequiredService<IOptions<PipelineOptions>>().Value;

    public MessageCorrection Correction => services.GetRequiredService<MessageCorrection>();

    public IInboundReceiver Receiver => services.GetRequiredService<IInboundReceiver>();

    private PipelineLife Life => services.GetRequiredService<PipelineLife>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PipelineWorld> StartAsync(ProductMappings? mappings = null, FaultyJournal? journal = null)
    {
        var world = new PipelineWorld(mappings ?? ProductMappings.AsTheyAre, journal ?? new FaultyJournal());
        await world.Life.StartAsync(Token);
        return world;
    }

    public Task<InboundReply> SendAsync(byte[] bytes, string source = ProductMappings.Hl7, CancellationToken? cancellationToken = null) =>
        Receiver.ReceiveAsync(MessageOf(bytes, source), cancellationToken ?? Token);

    public static InboundMessage MessageOf(byte[] bytes, string source = ProductMappings.Hl7) =>
        new(source == ProductMappings.PolicyMachine ? ProductMappings.Pharmacy : ProductMappings.Hospital, source, "test", bytes);

    public async Task<MessageState> StateOf(long id) => (await Journal.FindAsync(id, Token))!.State; // tests ask for messages they sent

    public async Task<ImmutableArray<JournalFact>> FactsOf(long id) => [.. (await Journal.ReadAsync(id, Token)).Select(fact => fact.Fact)];

    /// <summary>Lets a message that was parked before it was prepared start again from its bytes, as operators do.</summary>
    public async Task ReleaseAsync(long id)
    {
        await Journal.AppendAsync(id, new JournalFact.Released("mapped"), new FactOrigin("operator", "mapped", Time.GetUtcNow()), Token);
        Life.Resume((await Journal.FindAsync(id, Token))!); // tests release messages they sent
    }

    /// <summary>Waits for a state; real threads get there in milliseconds.</summary>
    public async Task ReachesAsync(long id, MessageState state)
    {
        for (int tries = 0; tries < 6000 && (await Journal.FindAsync(id, Token))?.State != state; tries++)
        {
            await Task.Delay(10, Token);
        }

        Assert.Equal(state, await StateOf(id));
    }

    public static string Text(InboundReply reply) => Encoding.UTF8.GetString(reply.Bytes.Span);

    public async ValueTask DisposeAsync()
    {
        Platform.Answer();
        await Life.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }
}
