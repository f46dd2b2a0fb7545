using System.Collections.Immutable;
using System.Text;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using System.Diagnostics.Metrics;

namespace Gateway.Delivery.Tests;

/// <summary>A journal, a clock, a platform, and engines that come and go, all on one thread and one seed.</summary>
internal sealed class DeliveryWorld : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private readonly ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Random chance;

    public DeliveryWorld(Func<FakePlatform.Call, Behaviour> behaviour, int seed = 0, Func<TimeSpan>? takes = null)
    {
        chance = new Random(seed);
        Scheduler = new SimulatedScheduler(chance);
        Clock = new SteppingClock(Time);
        Platform = new FakePlatform(behaviour, takes, Time, Scheduler);
        Process = new SimulatedJournal(Store);
    }

    public DeliveryWorld()
        : this(_ => Behaviour.Act)
    {
    }

    public FakeTimeProvider Time { get; } = new(Morning);

    /// <summary>What the engine takes for the time of day.</summary>
    public SteppingClock Clock { get; }

    public InMemoryJournal Store { get; } = new();

    public SimulatedScheduler Scheduler { get; }

    public FakePlatform Platform { get; }

    public DeliveryOptions Options { get; } = new();

    /// <summary>Of the planner.</summary>
    public TimeSpan Patience { get; init; }

    public SimulatedJournal Process { get; private set; }

    public Listener Ends { get; } = new();

    public ILogger<DeliveryEngine> Log { get; init; } = NullLogger<DeliveryEngine>.Instance;

    public DeliveryEngine Engine { get; private set; } = null!;

    public IMeterFactory Meters => meters.GetRequiredService<IMeterFactory>();

    /// <summary>Starts an engine on what the journal holds. The one before is left lying where it was.</summary>
    public void Start(int endsAt = -1, bool isWritten = false)
    {
        Process = new SimulatedJournal(Store, endsAt, isWritten);
        Engine = new DeliveryEngine(
            Process, new StepPlanner { Patience = Patience }, Platform.For(Process), new MsgIdSource(Process, Clock), Microsoft.Extensions.Options.Options.Create(Options), new DeliveryMeter(Meters), Clock, Log)
        {
            Scheduler = Scheduler,
        };
        Run(() => Engine.StartAsync(Ends, CancellationToken.None));
    }

    /// <summary>A prepared message; enqueued if there is an engine.</summary>
    public long Add(string lane = "nhsa/H99999900001/visit/1", string plan = "nhsa:2207")
    {
        long id = Prepare(lane, plan);
        if (Engine is not null)
        {
            Enqueue(lane, id);
        }

        return id;
    }

    /// <summary>Enqueues messages all at once, then lets the engine work.</summary>
    public void Enqueue(string lane, params long[] ids) => Run(async () =>
    {
        foreach (long id in ids)
        {
            await Engine.EnqueueAsync(id, new LaneKey(lane), CancellationToken.None);
        }
    });

    public long Prepare(string lane = "nhsa/H99999900001/visit/1", string plan = "nhsa:2207", string @event = "outpatient.settle")
    {
        string institution = lane.Split('/')[1];
        byte[] bytes = Encoding.UTF8.GetBytes($"{lane} {chance.NextInt64()}");
        long id = Now(Store.RecordAsync(new Arrival(institution, "test", "test", Time.GetUtcNow(), bytes), CancellationToken.None)).MessageId;
        var prepared = new JournalFact.Prepared(@event, new LaneKey(lane), null, "test@1", [new JournalKey("visit", lane.Split('/')[^1])], "{}"u8.ToArray(), Encoding.UTF8.GetBytes(plan));
        Now(Store.AppendAsync(id, prepared, new FactOrigin("test", "prepare", Time.GetUtcNow()), CancellationToken.None));
        return id;
    }

    public MessageHeader HeaderOf(long id) => Now(Store.FindAsync(id, CancellationToken.None))!;

    public MessageState StateOf(long id) => HeaderOf(id).State;

    public ImmutableArray<JournalFact> FactsOf(long id) => [.. Now(Store.ReadAsync(id, CancellationToken.None)).Select(fact => fact.Fact)];

    public LaneState? LaneOf(string lane) => Engine.Find(new LaneKey(lane))?.State;

    /// <summary>Lets everything run that needs no time.</summary>
    public void Settle()
    {
        while (Scheduler.RunOne())
        {
        }
    }

    /// <summary>Lets time pass, in steps.</summary>
    public void Pass(TimeSpan span, TimeSpan? step = null)
    {
        TimeSpan stride = step ?? TimeSpan.FromMilliseconds(250);
        Settle();
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += stride)
        {
            Time.Advance(stride);
            Settle();
        }
    }

    /// <summary>Runs until something holds or a time is over.</summary>
    public bool Until(Func<bool> holds, TimeSpan atMost, TimeSpan? step = null)
    {
        Settle();
        for (TimeSpan passed = TimeSpan.Zero; !holds() && passed < atMost; passed += step ?? TimeSpan.FromMilliseconds(250))
        {
            Pass(step ?? TimeSpan.FromMilliseconds(250), step);
        }

        return holds();
    }

    /// <summary>Runs something of the engine's on the simulated thread to its end.</summary>
    public void Run(Func<Task> work)
    {
        Task task = Begin(work);
        Settle();
        Assert.True(task.IsCompleted, "It waits for something that does not come without time passing.");
        task.GetAwaiter().GetResult();
    }

    public Task Begin(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, Scheduler).Unwrap();

    public void Stop() => Run(() => Engine.StopAsync(CancellationToken.None));

    public void Dispose() => meters.Dispose();

    private static T Now<T>(Task<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The store answers at once.");

    private static void Now(Task task) => Assert.True(task.IsCompletedSuccessfully);

    internal sealed class Listener : IDeliveryListener
    {
        public List<(long MessageId, MessageState State)> Finished { get; } = [];

        public List<(long MessageId, IssueCode Code)> Parked { get; } = [];

        public List<(string Destination, TimeSpan? AtLeast)> Closed { get; } = [];

        public Exception? Failure { get; set; }

        public Task FinishedAsync(long messageId, JournalFact.Finished finished, CancellationToken cancellationToken)
        {
            Finished.Add((messageId, finished.State));
            return Failure is null ? Task.CompletedTask : throw Failure;
        }

        public Task ParkedAsync(long messageId, ImmutableArray<Issue> issues, CancellationToken cancellationToken)
        {
            Parked.Add((messageId, issues[0].Code));
            return Task.CompletedTask;
        }

        public Task ClosedAsync(string destination, TimeSpan? atLeast, CancellationToken cancellationToken)
        {
            Closed.Add((destination, atLeast));
            return Task.CompletedTask;
        }
    }
}
