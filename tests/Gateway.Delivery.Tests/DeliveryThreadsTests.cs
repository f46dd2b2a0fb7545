using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contract;
using Gateway.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using System.Diagnostics.Metrics;

namespace Gateway.Delivery.Tests;

/// <summary>The simulated thread proves the logic; this one looks for races on real ones.</summary>
public sealed class DeliveryThreadsTests
{
    private const int Messages = 3000, Lanes = 40;

    [Fact]
    public async Task On_real_threads_every_message_ends_once_and_in_order()
    {
        using ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var journal = new InMemoryJournal();
        var target = new CountingTarget();
        var ends = new CountingListener();
        var options = new DeliveryOptions();
        (options.Retry.UnknownDelay, options.Retry.NotSentDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        (options.Default.Breaker.MinimumCalls, options.Default.Concurrency) = (1_000_000, 16);
        using var engine = new DeliveryEngine(
            journal, new StepPlanner(), target, new MsgIdSource(journal, TimeProvider.System), Microsoft.Extensions.Options.Options.Create(options),
            new DeliveryMeter(meters.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<DeliveryEngine>.Instance);
        await engine.StartAsync(ends, TestContext.Current.CancellationToken);

        for (int number = 0; number < Messages; number++)
        {
            await EnqueueAsync(journal, engine, number);
        }

        await ends.All.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await engine.StopAsync(CancellationToken.None);

        Assert.Equal(Messages, ends.Ended.Distinct().Count());
        Assert.Equal(0, engine.Snapshot().Lanes);
        Assert.All(target.Lanes.Values, lane => Assert.Equal(lane.Order(), lane));
        Assert.Equal(Messages * 2, target.Effects);
    }

    private static async Task EnqueueAsync(InMemoryJournal journal, DeliveryEngine engine, int number)
    {
        var lane = new LaneKey(string.Create(CultureInfo.InvariantCulture, $"nhsa/H9999990000{number % 3}/visit/{number % Lanes}"));
        Recorded recorded = await journal.RecordAsync(new Arrival("H99999900001", "test", "test", DeliveryWorld.Morning, BitConverter.GetBytes(number)), CancellationToken.None);
        await journal.AppendAsync(recorded.MessageId, new JournalFact.Prepared("e", lane, null, "", [], default, "nhsa:2201,nhsa:2207"u8.ToArray()), new FactOrigin("test", "", DeliveryWorld.Morning), CancellationToken.None);
        await engine.EnqueueAsync(recorded.MessageId, lane, CancellationToken.None);
    }

    private sealed class CountingTarget : IDeliveryTarget
    {
        private readonly ConcurrentDictionary<string, bool> done = new(StringComparer.Ordinal);

        public ConcurrentDictionary<LaneKey, List<long>> Lanes { get; } = new();

        public int Effects => done.Count;

        public async Task<TargetAnswer> SendAsync(DeliveryItem item, AttemptIntent intent, CancellationToken cancellationToken)
        {
            Lanes.GetOrAdd(item.Message.Lane!.Value, _ => []).Add(item.Message.Id); // one call at a time in a lane, or this list breaks
            await Task.Yield();
            string effect = $"{item.Message.Id} {intent.Step}";
            if (intent.Purpose == AttemptPurpose.Ask)
            {
                return new TargetAnswer(AttemptOutcome.Accepted, done.ContainsKey(effect) ? "there" : "not there", default, default, []);
            }

            AttemptOutcome outcome = intent.MsgId[^1] switch { '0' => AttemptOutcome.NotSent, '1' => AttemptOutcome.Unknown, _ => AttemptOutcome.Accepted };
            Assert.True(outcome == AttemptOutcome.NotSent || done.TryAdd(effect, true));
            return new TargetAnswer(outcome, "", default, default, []);
        }
    }

    private sealed class CountingListener : IDeliveryListener
    {
        public ConcurrentQueue<long> Ended { get; } = new();

        public TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FinishedAsync(long messageId, JournalFact.Finished finished, CancellationToken cancellationToken)
        {
            Ended.Enqueue(messageId);
            if (Ended.Count >= Messages)
            {
                All.TrySetResult();
            }

            return Task.CompletedTask;
        }

        public Task ParkedAsync(long messageId, ImmutableArray<Issue> issues, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is parked here.");
    }
}
