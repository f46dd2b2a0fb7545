using System.Collections.Concurrent;
using CsCheck;
using Gateway.Journal;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Delivery.Tests;

/// <summary>What is promised of msgids: never the same twice, never smaller, at most 9,999 for one second, and nobody waits longer than a second for one.</summary>
public sealed class MsgIdGuarantees
{
    private const string Hospital = "H99999900001";

    /// <summary>What may happen between two msgids.</summary>
    private static readonly Gen<Happening> Happenings = Gen.Frequency(
        (6, Gen.Int[1, 30].Select(count => (Happening)new Happening.Take(count))),
        (1, Gen.Const((Happening)new Happening.Take(4_000))),
        (3, Gen.Int[1, 3_000].Select(milliseconds => (Happening)new Happening.Pass(milliseconds))),
        (2, Gen.Int[-90_000, 90_000].Select(milliseconds => (Happening)new Happening.Step(milliseconds))),
        (1, Gen.Int[0, 3].Select(unsaid => (Happening)new Happening.Crash(unsaid))));

    [Fact]
    public void No_msgid_comes_twice_whatever_clock_and_crashes_do() => Happenings.Array[1, 40].Sample(happenings =>
    {
        var model = new Model();
        foreach (Happening happening in happenings)
        {
            model.Meet(happening);
        }
    }, iter: 60);

    [Fact]
    public void When_a_seconds_msgids_are_used_up_the_next_one_waits_for_the_next_second()
    {
        var time = new FakeTimeProvider(DeliveryWorld.Morning.AddMilliseconds(400));
        var sequence = new MsgIdSequence(Hospital, null, time);
        Assert.All(Enumerable.Range(0, 9_999), _ => Assert.True(sequence.TryNext(out AttemptStamp _, out TimeSpan _)));

        Assert.False(sequence.TryNext(out _, out TimeSpan wait));
        time.Advance(TimeSpan.FromMilliseconds(600));

        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        Assert.True(sequence.TryNext(out AttemptStamp next, out _));
        Assert.Equal("H99999900001202603010800010001", next.MsgId);
    }

    [Fact]
    public void After_a_restart_in_a_used_up_second_the_wait_is_no_longer_than_a_second()
    {
        var time = new FakeTimeProvider(DeliveryWorld.Morning.AddHours(-1));
        var sequence = new MsgIdSequence(Hospital, "H99999900001202603010800009999", time);

        Assert.False(sequence.TryNext(out _, out TimeSpan wait));
        time.Advance(wait);

        Assert.True(sequence.TryNext(out AttemptStamp next, out _));
        Assert.Equal("H99999900001202603010800010001", next.MsgId);
    }

    [Fact]
    public void When_the_clock_has_stepped_back_the_msgid_stays_ahead_and_the_time_beside_it_is_the_clocks()
    {
        DateTimeOffset earlier = DeliveryWorld.Morning.AddHours(-1);

        Assert.True(new MsgIdSequence(Hospital, "H99999900001202603010800000001", new FakeTimeProvider(earlier)).TryNext(out AttemptStamp stamp, out _));

        Assert.Equal(new AttemptStamp("H99999900001202603010800000002", earlier), stamp);
    }

    [Fact]
    public async Task Many_callers_at_once_get_as_many_as_the_seconds_have_and_never_the_same()
    {
        var time = new FakeTimeProvider(DeliveryWorld.Morning);
        var source = new MsgIdSource(new InMemoryJournal(), time);
        var seen = new ConcurrentDictionary<string, byte>();

        Task[] callers = [.. Enumerable.Range(0, 24_000).Select(_ => Task.Run(async () => Assert.True(seen.TryAdd((await source.NextAsync(Hospital, TestContext.Current.CancellationToken)).MsgId, 0)), TestContext.Current.CancellationToken))];
        for (int seconds = 0; !Task.WhenAll(callers).IsCompleted && seconds < 1_000; seconds++)
        {
            await Task.WhenAny(Task.WhenAll(callers), Task.Delay(20, TestContext.Current.CancellationToken));
            time.Advance(TimeSpan.FromMilliseconds(250));
        }

        await Task.WhenAll(callers);
        Assert.Equal(24_000, seen.Count);
        Assert.All(seen.Keys.GroupBy(msgId => msgId[..26]), second => Assert.InRange(second.Count(), 1, 9_999));
    }

    /// <summary>A gateway that takes msgids, journals them late or never, and dies.</summary>
    private sealed class Model
    {
        private readonly FakeTimeProvider steady = new(DeliveryWorld.Morning);
        private readonly SteppingClock clock;
        private readonly HashSet<string> sent = new(StringComparer.Ordinal);
        private readonly List<string> taken = [];
        private MsgIdSequence sequence;
        private string? journalled;

        public Model()
        {
            clock = new SteppingClock(steady);
            sequence = new MsgIdSequence(Hospital, null, clock);
        }

        public void Meet(Happening happening)
        {
            switch (happening)
            {
                case Happening.Take take:
                    Take(take.Count);
                    break;
                case Happening.Pass pass:
                    steady.Advance(TimeSpan.FromMilliseconds(pass.Milliseconds));
                    break;
                case Happening.Step step:
                    clock.Step += TimeSpan.FromMilliseconds(step.Milliseconds);
                    break;
                case Happening.Crash crash:
                    Crash(crash.Unsaid);
                    break;
                default:
                    break;
            }
        }

        private void Take(int count)
        {
            for (int index = 0; index < count; index++)
            {
                TimeSpan wait;
                AttemptStamp stamp;
                for (int waits = 0; !sequence.TryNext(out stamp, out wait); waits++)
                {
                    Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
                    Assert.Equal(0, waits);
                    steady.Advance(wait);
                }

                Assert.Equal(30, stamp.MsgId.Length);
                Assert.True(taken.Count == 0 || string.CompareOrdinal(stamp.MsgId, taken[^1]) > 0, $"{stamp.MsgId} after {taken.LastOrDefault()}");
                taken.Add(stamp.MsgId);
            }
        }

        /// <summary>Whatever was sent was journalled before; the last few were taken, but neither.</summary>
        private void Crash(int unsaid)
        {
            foreach (string msgId in taken.SkipLast(unsaid))
            {
                Assert.True(sent.Add(msgId), $"{msgId} was sent twice.");
                journalled = msgId;
            }

            taken.Clear();
            sequence = new MsgIdSequence(Hospital, journalled, clock);
        }
    }

    private abstract record Happening
    {
        private Happening() { }

        public sealed record Take(int Count) : Happening;

        public sealed record Pass(int Milliseconds) : Happening;

        public sealed record Step(int Milliseconds) : Happening;

        public sealed record Crash(int Unsaid) : Happening;
    }
}
