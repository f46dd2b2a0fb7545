using System.Collections.Immutable;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>Whole lives of the engine in simulated time. Each seed decides outcomes, durations and every interleaving; a failing seed's number reproduces it.</summary>
public sealed class DeliveryPropertyTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(12), Stride = TimeSpan.FromSeconds(2);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_within_a_lane_holds_whatever_the_outcomes(int seed)
    {
        using var world = Chaos(seed);
        world.Start();
        long[] ids = Traffic(world, seed, messages: 40, lanes: 7);

        Assert.True(world.Until(() => AllFinal(world, ids), Long, Stride), Unfinished(world, ids));

        AssertPromises(world, ids);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_process_that_ends_between_any_two_writes_loses_and_doubles_nothing(int seed)
    {
        for (int end = seed; ; end += 25) // the seeds together try every append
        {
            using var world = Chaos(seed);
            world.Start(end, isWritten: (end / 25 % 2) == 0);
            long[] ids = Traffic(world, seed, messages: 12, lanes: 4);
            world.Until(() => world.Process.HasEnded || AllFinal(world, ids), Long, Stride);
            bool hasEnded = world.Process.HasEnded;

            world.Process.End();
            world.Start();
            Assert.True(world.Until(() => AllFinal(world, ids), Long, Stride), Unfinished(world, ids));

            AssertPromises(world, ids);
            if (!hasEnded)
            {
                return;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_process_that_ends_again_and_again_comes_to_the_end(int seed)
    {
        var chance = new Random(seed);
        using var world = Chaos(seed);
        world.Start(endsAt: 5);
        long[] ids = Traffic(world, seed, messages: 20, lanes: 5);
        for (int life = 0; life < 12; life++)
        {
            world.Until(() => world.Process.HasEnded, TimeSpan.FromSeconds(chance.Next(60)), Stride);
            world.Process.End();
            world.Start(endsAt: chance.Next(12), isWritten: chance.Next(2) == 0);
        }

        world.Process.End();
        world.Start();
        Assert.True(world.Until(() => AllFinal(world, ids), Long, Stride), Unfinished(world, ids));

        AssertPromises(world, ids);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_graceful_stop_leaves_nothing_half_written(int seed)
    {
        using var world = Chaos(seed);
        world.Start();
        long[] ids = Traffic(world, seed, messages: 20, lanes: 5);
        for (int turn = 0; turn < seed * 7; turn++)
        {
            world.Scheduler.RunOne();
        }

        Task stopped = world.Begin(() => world.Engine.StopAsync(CancellationToken.None));
        Assert.True(world.Until(() => stopped.IsCompleted, TimeSpan.FromSeconds(15)));

        Assert.All(ids, id => Assert.Equal(
            world.FactsOf(id).OfType<JournalFact.AttemptStarted>().Select(fact => fact.Intent.MsgId),
            world.FactsOf(id).OfType<JournalFact.AttemptEnded>().Select(fact => fact.MsgId)));
        int calls = world.Platform.Calls.Count;
        world.Pass(TimeSpan.FromMinutes(1), Stride);
        Assert.Equal(calls, world.Platform.Calls.Count);
        world.Start();
        Assert.True(world.Until(() => AllFinal(world, ids), Long, Stride), Unfinished(world, ids));
        AssertPromises(world, ids);
    }

    [Fact]
    public void A_noisy_institution_does_not_slow_another_one()
    {
        using var world = new DeliveryWorld();
        world.Options.Default.Concurrency = 4;
        long[] noisy = [.. Enumerable.Range(0, 400).Select(visit => world.Prepare($"nhsa/H99999900001/visit/{visit}"))];
        long[] quiet = [.. Enumerable.Range(0, 10).Select(visit => world.Prepare($"nhsa/P99999900001/visit/{visit}"))];
        world.Start();
        world.Settle();

        int lastQuiet = world.Platform.Effects.FindLastIndex(effect => quiet.Contains(effect.MessageId));
        Assert.InRange(lastQuiet, 0, 40); // every second turn at first, though it came last
        Assert.Equal(noisy.Length + quiet.Length, world.Platform.Effects.Count);
    }

    [Fact]
    public void The_same_seed_makes_the_same_calls()
    {
        Assert.Equal(CallsOf(7), CallsOf(7));
        Assert.NotEqual(CallsOf(7), CallsOf(8));

        static ImmutableArray<string> CallsOf(int seed)
        {
            using var world = Chaos(seed);
            world.Start();
            long[] ids = Traffic(world, seed, messages: 20, lanes: 5);
            world.Until(() => AllFinal(world, ids), Long, Stride);
            return [.. world.Platform.Calls.Select(call => call.ToString())];
        }
    }

    private static DeliveryWorld Chaos(int seed)
    {
        var chance = new Random(seed * 31);
        var world = new DeliveryWorld(call => Chosen(chance, call), seed, () => TimeSpan.FromMilliseconds(chance.Next(200)));
        world.Options.Default.Concurrency = 3;
        world.Options.Default.Timeout = TimeSpan.FromSeconds(5);
        world.Options.Default.Breaker.MinimumCalls = 5;
        world.Options.MessagesKept = seed % 3;
        world.Options.StopGrace = TimeSpan.FromSeconds(seed % 4);
        return world;
    }

    private static Behaviour Chosen(Random chance, FakePlatform.Call call) => chance.Next(100) switch
    {
        < 8 => Behaviour.ActThenDrop,
        < 16 => Behaviour.Drop,
        < 24 => Behaviour.Down,
        < 28 => Behaviour.Stall,
        < 30 => Behaviour.Throw,
        < 32 => Behaviour.Closed,
        < 36 when call.Purpose == AttemptPurpose.Do => Behaviour.Refuse,
        _ => Behaviour.Act,
    };

    private static long[] Traffic(DeliveryWorld world, int seed, int messages, int lanes)
    {
        var chance = new Random(seed * 17);
        return [.. Enumerable.Range(0, messages).Select(_ =>
        {
            int lane = chance.Next(lanes);
            string name = string.Create(CultureInfo.InvariantCulture, $"{(lane % 3 == 0 ? "fhir" : "nhsa")}/H9999990000{lane % 2}/visit/{lane}");
            return world.Add(name, lane % 3 == 0 ? "fhir:Patient,fhir:Claim" : "nhsa:2201,nhsa:2204#1,nhsa:2207");
        })];
    }

    private static bool AllFinal(DeliveryWorld world, long[] ids) => ids.All(id => world.StateOf(id) is MessageState.Accepted or MessageState.Refused);

    private static string Unfinished(DeliveryWorld world, long[] ids) => string.Join("; ", ids
        .Where(id => world.StateOf(id) is not (MessageState.Accepted or MessageState.Refused))
        .Select(id => $"{id} {world.StateOf(id)} {world.Engine.Find(world.HeaderOf(id).Lane!.Value)}").Take(3));

    private static void AssertPromises(DeliveryWorld world, long[] ids)
    {
        AssertOnce(world, ids);
        AssertOrder(world);
        Assert.All(ids, id => AssertNothingBlind(world.FactsOf(id)));
        Assert.All(ids, id => Assert.Single(world.FactsOf(id).OfType<JournalFact.Finished>()));
    }

    private static void AssertOnce(DeliveryWorld world, long[] ids)
    {
        Assert.Equal(world.Platform.Effects.Count, world.Platform.Effects.Distinct().Count());
        foreach (long id in ids.Where(id => world.StateOf(id) == MessageState.Accepted))
        {
            int steps = world.HeaderOf(id).Lane!.Value.Text.StartsWith("fhir", StringComparison.Ordinal) ? 2 : 3;
            Assert.Equal(steps, world.Platform.Effects.Count(effect => effect.MessageId == id));
        }
    }

    private static void AssertOrder(DeliveryWorld world)
    {
        foreach (IGrouping<string, FakePlatform.Call> lane in world.Platform.Calls.GroupBy(call => world.HeaderOf(call.MessageId).Lane!.Value.Text, StringComparer.Ordinal))
        {
            long[] order = [.. lane.Select(call => call.MessageId)];
            Assert.Equal(order.Order(), order);
        }
    }

    /// <summary>A step is done again only after an outcome that says it was not done.</summary>
    private static void AssertNothingBlind(ImmutableArray<JournalFact> facts)
    {
        Dictionary<string, JournalFact.AttemptEnded> ends = facts.OfType<JournalFact.AttemptEnded>().ToDictionary(fact => fact.MsgId, StringComparer.Ordinal);
        foreach (IGrouping<string, AttemptIntent> step in facts.OfType<JournalFact.AttemptStarted>().Select(fact => fact.Intent).GroupBy(intent => intent.Step, StringComparer.Ordinal))
        {
            bool mayBeDone = false;
            foreach (AttemptIntent intent in step)
            {
                ends.TryGetValue(intent.MsgId, out JournalFact.AttemptEnded? end);
                if (intent.Purpose == AttemptPurpose.Do)
                {
                    Assert.False(mayBeDone, $"{intent.MsgId} was sent blindly.");
                    mayBeDone = end is not { Outcome: AttemptOutcome.NotSent };
                }
                else
                {
                    mayBeDone &= end is not { Outcome: AttemptOutcome.Accepted, Detail: "not there" };
                }
            }
        }
    }
}
