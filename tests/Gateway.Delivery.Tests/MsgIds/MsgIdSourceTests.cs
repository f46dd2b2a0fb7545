using System.Collections.Concurrent;
using CsCheck;
using Gateway.Journal;
using Microsoft.Extensions.Time.Testing;

namespace Gateway.Delivery.Tests;

public sealed class MsgIdSourceTests
{
    private const string Hospital = "H99999900001";

    [Fact]
    public void A_msgid_is_institution_time_in_china_and_sequence()
    {
        var sequence = new MsgIdSequence(Hospital, null);

        AttemptStamp stamp = sequence.Next(new DateTimeOffset(2026, 2, 28, 16, 5, 9, 123, TimeSpan.Zero));

        Assert.Equal("H99999900001202603010005090001", stamp.MsgId);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 5, 9, 123, TimeSpan.FromHours(8)), stamp.At);
    }

    [Fact]
    public void Msgids_only_grow_whatever_the_clock_does() =>
        Gen.Int[-5_000, 5_000].Array[1, 200].Sample(steps =>
        {
            var sequence = new MsgIdSequence(Hospital, "H99999900001202603010800000042");
            DateTimeOffset clock = DeliveryWorld.Morning;
            string last = "H99999900001202603010800000042";
            foreach (int milliseconds in steps)
            {
                clock = clock.AddMilliseconds(milliseconds);
                string next = sequence.Next(clock).MsgId;
                Assert.True(string.CompareOrdinal(next, last) > 0, $"{next} after {last}");
                Assert.Equal(30, next.Length);
                last = next;
            }
        });

    [Fact]
    public void When_a_second_is_used_up_the_next_one_begins_without_waiting()
    {
        var sequence = new MsgIdSequence(Hospital, "H99999900001202603010800009998");

        string[] ids = [.. Enumerable.Range(0, 3).Select(_ => sequence.Next(DeliveryWorld.Morning).MsgId)];

        Assert.Equal(["H99999900001202603010800009999", "H99999900001202603010800010001", "H99999900001202603010800010002"], ids);
    }

    [Fact]
    public void When_the_clock_has_stepped_back_the_time_goes_with_the_msgid() =>
        Assert.Equal(
            new AttemptStamp("H99999900001202603010800000002", DeliveryWorld.Morning),
            new MsgIdSequence(Hospital, "H99999900001202603010800000001").Next(DeliveryWorld.Morning.AddHours(-1)));

    [Fact]
    public async Task Counting_goes_on_after_the_last_msgid_in_the_journal()
    {
        using var world = new DeliveryWorld();
        world.Start();
        world.Add();
        world.Settle();
        string used = world.Platform.Calls.Single().MsgId;

        AttemptStamp next = await new MsgIdSource(world.Store, new FakeTimeProvider(DeliveryWorld.Morning.AddDays(-1))).NextAsync(Hospital, TestContext.Current.CancellationToken);

        Assert.Equal(string.Concat(used.AsSpan(0, 26), "0002"), next.MsgId);
    }

    [Fact]
    public async Task Many_at_once_never_get_the_same()
    {
        var source = new MsgIdSource(new InMemoryJournal(), new FakeTimeProvider(DeliveryWorld.Morning));
        var seen = new ConcurrentDictionary<string, int>();

        await Parallel.ForAsync(0, 12_000, TestContext.Current.CancellationToken, async (_, cancellationToken) =>
            seen.AddOrUpdate((await source.NextAsync(Hospital, cancellationToken)).MsgId, 1, (_, count) => count + 1));

        Assert.Equal(12_000, seen.Count);
    }

    [Theory]
    [InlineData("H999")]
    [InlineData("H999999000012")]
    public async Task An_institution_without_twelve_characters_is_refused(string institution) =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await new MsgIdSource(new InMemoryJournal(), TimeProvider.System).NextAsync(institution, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("H9999990000120260301080000004")]
    [InlineData("H99999900001202613010800000042")]
    [InlineData("H9999990000120260301080000 042")]
    public void A_foreign_msgid_in_the_journal_is_refused(string last) =>
        Assert.Throws<InvalidOperationException>(() => new MsgIdSequence(Hospital, last));
}
