using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Delivery.Tests.Bulk;

public sealed class BulkEngineTests : IAsyncLifetime
{
    private readonly ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly InMemoryJournal journal = new();
    private readonly Hands hands;
    private BulkEngine engine;
    private int made;

    public BulkEngineTests() => (hands, engine) = (new Hands(journal), null!); // opened below

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_acts_on_every_message_of_its_filter_once_and_in_order_and_notes_what_came_of_each()
    {
        long[] parked = await ParkedAsync(25);
        long waiting = await ReceivedAsync("waits");

        BulkJob job = await EndAsync(await engine.BeginAsync(Order(), Token));

        Assert.Equal((BulkState.Finished, 25L, 25L, 0L), (job.State, job.Begun, job.Done, job.Failed));
        Assert.Equal(parked, hands.Acts);
        Assert.DoesNotContain(waiting, hands.Acts);
        Assert.All(await journal.ListItemsAsync(job.Id, null, 0, 100, Token), item => Assert.Equal(BulkResult.Done, item.Result));
        Assert.All(parked, id => Assert.Equal(("op", "job 1: mended"), WhoAndWhy(id)));
    }

    [Fact]
    public async Task The_first_message_goes_alone_and_a_job_stops_when_a_fault_comes_again()
    {
        await ParkedAsync(30);
        hands.Fault = _ => "GW6002 2207 …";

        BulkJob job = await EndAsync(await engine.BeginAsync(Order(), Token));

        Assert.Equal((BulkState.Stopped, 0L), (job.State, job.Done));
        Assert.InRange(job.Begun, 2, 3); // one, then two together
        Assert.Equal("GW6002 2207 …", Assert.Single((await journal.ListItemsAsync(job.Id, BulkResult.Failed, 0, 1, Token))).Signature);
        Assert.Contains("GW6002 2207 …", job.StopReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_comes_to_the_fault_it_had_stops_the_job_at_once()
    {
        await ParkedAsync(30);
        hands.Before = hands.Fault = _ => "GW6002 2207 …";

        BulkJob job = await EndAsync(await engine.BeginAsync(Order(), Token));

        Assert.Equal((BulkState.Stopped, 1L, 1L), (job.State, job.Begun, job.Failed));
    }

    [Fact]
    public async Task Different_faults_do_not_stop_a_job()
    {
        await ParkedAsync(6);
        hands.Fault = id => $"GW6002 {id}";

        BulkJob job = await EndAsync(await engine.BeginAsync(Order(), Token));

        Assert.Equal((BulkState.Finished, 6L), (job.State, job.Failed));
    }

    [Fact]
    public async Task A_restart_goes_on_behind_what_was_begun_and_acts_on_nothing_twice()
    {
        long[] parked = await ParkedAsync(5);
        BulkJob half = Job() with { Cursor = parked[1], Begun = 2 };
        half = half with { Id = await journal.SaveAsync(half, [Open(parked[0]), Open(parked[1])], Token) };
        await hands.ActAsync("retry", parked[0], "op", half.CauseOf + "mended", Token); // the process ended before the second act
        hands.Acts.Clear();

        await engine.StartAsync(Token);
        BulkJob job = await EndAsync(half);

        Assert.Equal((BulkState.Finished, 5L, 5L), (job.State, job.Begun, job.Done));
        Assert.Equal(parked[1..], hands.Acts);
    }

    [Fact]
    public async Task A_held_job_does_nothing_until_it_may_go_on_and_an_ended_one_stays_ended()
    {
        await ParkedAsync(40);
        hands.Holds = true;
        BulkJob job = await engine.BeginAsync(Order(), Token);
        await hands.Began.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);

        BulkJob? paused = await engine.ChangeAsync(job.Id, BulkState.Paused, Token);
        int acts = hands.Acts.Count;
        hands.Holds = false;
        await hands.EndAllAsync();
        BulkJob? resumed = await engine.ChangeAsync(job.Id, BulkState.Running, Token);
        BulkJob ended = await EndAsync(job);
        BulkJob? cancelled = await engine.ChangeAsync(job.Id, BulkState.Cancelled, Token);

        Assert.Equal((BulkState.Paused, BulkState.Running, 1), (paused!.State, resumed!.State, acts));
        Assert.Equal((BulkState.Finished, 40L), (ended.State, ended.Done));
        Assert.Equal(BulkState.Finished, cancelled!.State);
    }

    [Fact]
    public async Task A_preview_counts_by_state_and_fault_and_changes_nothing()
    {
        await ParkedAsync(3);
        hands.Before = _ => "GW6002 2207 …";

        ImmutableArray<BulkCount> counts = await engine.PreviewAsync(Order(), Token);

        Assert.Equal(new BulkCount(MessageState.Parked, IssueCodes.StepWornOut.Id, "GW6002 2207 …", 3), Assert.Single(counts));
        Assert.Empty(hands.Acts);
        Assert.Empty(await journal.ListJobsAsync(10, Token));
    }

    [Fact]
    public async Task A_job_begins_without_walking_its_messages_and_leaves_later_ones_alone()
    {
        await ParkedAsync(3);
        hands.Holds = true;

        BulkJob job = await engine.BeginAsync(Order(), Token);
        long later = (await ParkedAsync(1))[0];
        hands.Holds = false;
        await hands.EndAllAsync();
        await EndAsync(job);

        Assert.DoesNotContain(later, hands.Acts);
    }

    [Theory]
    [InlineData("explode", "why", 20, MessageState.Parked)]
    [InlineData("retry", " ", 20, MessageState.Parked)]
    [InlineData("retry", "why", 0, MessageState.Parked)]
    [InlineData("retry", "why", 20, MessageState.Accepted)]
    public async Task An_order_that_makes_no_sense_is_refused(string action, string reason, int rate, MessageState state) =>
        await Assert.ThrowsAsync<ArgumentException>(() => engine.BeginAsync(new BulkOrder(action, new MessageFilter { State = state }, BulkOrder.UsualCanary, rate, "op", reason), Token));

    public ValueTask InitializeAsync()
    {
        engine = new BulkEngine(journal, journal, hands, new BulkMeter(meters.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<BulkEngine>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        await meters.DisposeAsync();
    }

    private static BulkOrder Order() => new("retry", new MessageFilter { State = MessageState.Parked }, BulkOrder.UsualCanary, 1000, "op", "mended");

    private static BulkJob Job() => Order().Job(1000, DateTimeOffset.UnixEpoch);

    private static BulkItem Open(long id) => new(0, id, id, BulkResult.Open, null, null, "", DateTimeOffset.UnixEpoch);

    private (string Actor, string Cause) WhoAndWhy(long id)
    {
        FactOrigin origin = journal.ReadAsync(id, Token).Result.Single(fact => fact.Fact is JournalFact.Released).Origin;
        return (origin.Actor, origin.Cause);
    }

    private async Task<BulkJob> EndAsync(BulkJob job)
    {
        for (int tries = 0; tries < 600; tries++)
        {
            if (await journal.FindJobAsync(job.Id, Token) is { State: not (BulkState.Running or BulkState.Paused) } ended)
            {
                return ended;
            }

            await Task.Delay(50, Token);
        }

        throw new TimeoutException("The job did not end.");
    }

    private async Task<long> ReceivedAsync(string text) => (await journal.RecordAsync(new Arrival("H99999900001", "s", "test", DateTimeOffset.UnixEpoch, System.Text.Encoding.UTF8.GetBytes(text)), Token)).MessageId;

    private async Task<long[]> ParkedAsync(int count)
    {
        var ids = new List<long>();
        for (int number = 0; number < count; number++)
        {
            long id = await ReceivedAsync($"message {++made}");
            await journal.AppendAsync(id, new JournalFact.Prepared("outpatient.settle", new LaneKey($"nhsa/H99999900001/visit/{id}"), null, "v", [], default, default), new FactOrigin("gateway", "test", default), Token);
            await journal.AppendAsync(id, new JournalFact.Parked([new Issue(IssueCodes.StepWornOut, SourceLocation.Whole, "")]), new FactOrigin("gateway", "test", default), Token);
            ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>Lets a message go on and brings it to its end at once, or when it is told.</summary>
    private sealed class Hands(InMemoryJournal journal) : IBulkHands
    {
        private readonly List<long> held = [];

        public List<long> Acts { get; } = [];

        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The fault that messages have before; null for none.</summary>
        public Func<long, string?> Before { get; set; } = _ => null;

        /// <summary>The fault that messages come to; null for none.</summary>
        public Func<long, string?> Fault { get; set; } = _ => null;

        public bool Holds { get; set; }

        public async Task<BulkAct> ActAsync(string action, long messageId, string actor, string reason, CancellationToken cancellationToken)
        {
            await journal.AppendAsync(messageId, new JournalFact.Released(reason), new FactOrigin(actor, reason, default), cancellationToken);
            Acts.Add(messageId);
            if (Holds)
            {
                held.Add(messageId);
            }
            else
            {
                await EndAsync(messageId);
            }

            Began.TrySetResult();
            return new BulkAct(true, messageId, "");
        }

        public Task<string?> FaultOfAsync(long messageId, CancellationToken cancellationToken) => Task.FromResult(Acts.Contains(messageId) ? Fault(messageId) : Before(messageId));

        public async Task EndAllAsync()
        {
            foreach (long id in held.ToArray())
            {
                await EndAsync(id);
            }
        }

        private Task EndAsync(long id) => journal.AppendAsync(
            id, Fault(id) is null ? new JournalFact.Finished(MessageState.Accepted, [], default) : new JournalFact.Parked([new Issue(IssueCodes.StepWornOut, SourceLocation.Whole, "")]), new FactOrigin("gateway", "test", default), CancellationToken.None);
    }
}
