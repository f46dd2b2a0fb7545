using System.Collections.Concurrent;
using System.Text;
using Gateway.Console.Access;
using Gateway.Console.Access.Oidc;
using Gateway.Console.Api;
using Gateway.Console.Shell;
using Gateway.Console.Views;
using Gateway.Contract;
using Gateway.Delivery;
using Gateway.Journal;
using Gateway.Mapping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Console.Tests;

/// <summary>The operators' API on loopback over a journal with one message in it.</summary>
internal sealed class ConsoleDesk : IAsyncDisposable, IOperatorDesk, ILoggerProvider, ILogger
{
    public const string Key = "an-operators-key-for-tests";
    public const string MsgId = "H99999900001202603020900000001";
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gateway-console-");
    private readonly WebApplication app;

    private ConsoleDesk(OidcOptions? oidc)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(this);
        builder.Services.AddSingleton<IJournal>(Journal).AddSingleton<Func<MessageHeader, System.Collections.Immutable.ImmutableArray<JournalledFact>, CancellationToken, ValueTask<Verdict?>>>((_, _, _) => ValueTask.FromResult(Verdict)).AddSingleton(new AnswerTextViews(Journal, (_, _, text) => text == "known")).AddSingleton<Func<MappingCatalog>>(() => Catalog).AddSingleton<IOperatorDesk>(this).AddSingleton<IMappingDesk>(Mappings).AddSingleton<IAdapterDesk>(Adapters).AddSingleton<IVisitDesk>(Visits).AddSingleton<IUnknownDesk>(Unknowns).AddSingleton<IReconcileDesk>(Reconciling).AddSingleton<ITraceDesk>(Traces).AddSingleton<IMappingBench>(Bench).AddSingleton<IJobDesk>(Jobs).AddSingleton<ICorrectionDesk>(Jobs);
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<Func<DeliverySnapshot>>(() => Delivery).AddSingleton<Func<System.Collections.Immutable.ImmutableArray<WindowView>>>(_ => () => Windows).AddSingleton<Func<int, System.Collections.Immutable.ImmutableArray<WindowCalendar>>>(_ => days => [.. Calendars.Select(calendar => calendar with { Days = [.. calendar.Days.Take(days)] })]).AddSingleton<Func<LaneKey, LaneView?>>(_ => (LaneKey _) => null).AddConsole(Key, folder.FullName, oidc).PostConfigure<AccessOptions>(options => options.Iterations = 1000);
        app = builder.Build();
        app.UseConsole();
    }

    /// <summary>Moves when a test says so.</summary>
    public FakeTimeProvider Time { get; } = new(Morning);

    /// <summary>What lanes and destinations do.</summary>
    public DeliverySnapshot Delivery { get; set; } = new(Morning, 0, 0, []);

    /// <summary>What is declared.</summary>
    public System.Collections.Immutable.ImmutableArray<WindowView> Windows { get; set; } = [];

    /// <summary>The coming days of destinations.</summary>
    public System.Collections.Immutable.ImmutableArray<WindowCalendar> Calendars { get; set; } = [];

    public IServiceProvider Services => app.Services;

    /// <summary>Where users, requests and the audit trail lie.</summary>
    public string Folder => folder.FullName;

    public InMemoryJournal Journal { get; } = new();

    /// <summary>Serves; a test may put another one here.</summary>
    public MappingCatalog Catalog { get; set; } = MappingCatalog.Load("there is no such folder", new NoAdapters());

    /// <summary>Of every message.</summary>
    public Verdict? Verdict { get; set; }

    public FakeMappingDesk Mappings { get; } = new();

    public FakeAdapterDesk Adapters { get; } = new();

    public FakeVisitDesk Visits { get; } = new();

    public FakeUnknownDesk Unknowns { get; } = new();

    public FakeReconcileDesk Reconciling { get; } = new();

    public FakeJobDesk Jobs { get; } = new();

    public FakeTraceDesk Traces { get; } = new();

    public FakeMappingBench Bench { get; } = new();

    public ConcurrentQueue<(int Event, string Text)> Logged { get; } = new();

    public HttpClient Client { get; private set; } = null!; // set by StartAsync

    public static async Task<ConsoleDesk> StartAsync(string? key = Key, OidcOptions? oidc = null)
    {
        var desk = new ConsoleDesk(oidc);
        await desk.app.StartAsync(TestContext.Current.CancellationToken);
        desk.Client = new HttpClient { BaseAddress = new Uri(desk.app.Urls.First()) };
        if (key is not null)
        {
            desk.Client.DefaultRequestHeaders.Add(MessageEndpoints.KeyHeader, key);
        }

        return desk;
    }

    /// <summary>A message that was planned, sent once, and accepted.</summary>
    public async Task<long> AcceptedAsync()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        long id = (await Journal.RecordAsync(new Arrival("H99999900001", "hl7v2-iborn", "test", Morning, "arrival"u8.ToArray()), token)).MessageId;
        JournalFact[] facts =
        [
            new JournalFact.Prepared("outpatient.register", new LaneKey("nhsa/H99999900001/visit/1"), null, "hl7v2-iborn@1.0/adt-a04", [new JournalKey("visit", "GH1")], "canonical"u8.ToArray(), "plan"u8.ToArray()),
            new JournalFact.AttemptStarted(new AttemptIntent(MsgId, "register", AttemptPurpose.Do, "2201", "nhsa", Morning, "the request"u8.ToArray())),
            new JournalFact.AttemptEnded(MsgId, AttemptOutcome.Accepted, "0", "the answer"u8.ToArray(), new AttemptTiming(default, default, TimeSpan.FromMilliseconds(12.5)), []),
            new JournalFact.Finished(MessageState.Accepted, [], "the canonical answer"u8.ToArray()),
            new JournalFact.Replied("the reply"u8.ToArray(), IsFinal: true),
        ];
        foreach (JournalFact fact in facts)
        {
            await Journal.AppendAsync(id, fact, new FactOrigin("gateway", "test", Morning), token);
        }

        return id;
    }

    public Task<long> RefusedAsync() => RefusedAtAsync(Morning);

    public async Task<long> RefusedAtAsync(DateTimeOffset at)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        long id = (await Journal.RecordAsync(new Arrival("H99999900001", "hl7v2-iborn", "test", at, Encoding.UTF8.GetBytes("bad")), token)).MessageId;
        var issue = new Issue(IssueCodes.ValueRequired, new SourceLocation("PID/5/1", 12, 3), "Expected the person's name.") { TableRow = "adt-a04.csv:7:target" };
        await Journal.AppendAsync(id, new JournalFact.Rejected([issue]), new FactOrigin("gateway", "Refused", Morning), token);
        return id;
    }

    public Task<DeskAnswer> RetryAsync(long messageId, string actor, string reason, CancellationToken cancellationToken) => Task.FromResult(new DeskAnswer(messageId == 1, $"{actor}已重试：{reason}", $"retry by {actor}: {reason}"));

    public Task<DeskAnswer> ParkAsync(long messageId, string actor, string reason, CancellationToken cancellationToken) => Task.FromResult(new DeskAnswer(messageId == 1, $"{actor}已搁置：{reason}", $"park by {actor}: {reason}"));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Logged.Enqueue((eventId.Id, formatter(state, exception)));

    public sealed class NoAdapters : IAdapterCatalog
    {
        public IAdapter? Find(string name) => null;
    }

    void IDisposable.Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
