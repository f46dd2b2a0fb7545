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
        var sequence = new MsgIdSequence(Hospital, null, new FakeTimeProvider(new DateTimeOffset(2026, 2, 28, 16, 5, 9, 123, TimeSpan.Zero)));

        Assert.True(sequence.TryNext(out AttemptStamp stamp, out _));

        Assert.Equal("H99999900001202603010005090001", stamp.MsgId);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 5, 9, 123, TimeSpan.FromHours(8)), stamp.At);
    }

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
        Assert.Throws<InvalidOperationException>(() => new MsgIdSequence(Hospital, last, TimeProvider.System));
}
