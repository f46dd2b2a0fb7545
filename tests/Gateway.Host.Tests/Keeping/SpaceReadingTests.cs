using Gateway.Host.Keeping;
using Gateway.Journal;

namespace Gateway.Host.Tests.Keeping;

public sealed class SpaceReadingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(1300, true)]
    [InlineData(1500, false)]
    public void A_disk_that_does_for_fewer_days_than_asked_for_is_named_with_what_to_do(long free, bool expected)
    {
        SpaceReading reading = SpaceReading.Of(new JournalSize(5000, 0, 10, 70, Noon.AddDays(-5), 100, free), new RetentionOptions(), Noon);

        Assert.Equal(expected, reading.IsLow);
        Assert.Equal(expected, reading.Sentence?.StartsWith("GW9021 (13.0 days 天)", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData(null, 15)]
    [InlineData(5L, 5)]
    [InlineData(1000L, 15)]
    public void Room_that_is_said_counts_where_the_disk_is_not_seen_or_not_all_the_journals_own(long? freeMib, double expected)
    {
        const long mib = 1 << 20;
        var size = new JournalSize((1024 - 15) * mib, 0, 10, 70, Noon.AddDays(-5), mib, freeMib * mib);

        Assert.Null(SpaceReading.Of(size with { Free = null }, new RetentionOptions(), Noon).DaysLeft);
        Assert.Equal(expected, SpaceReading.Of(size, new RetentionOptions { RoomGiB = 1 }, Noon).DaysLeft!.Value, 3);
    }

    [Fact]
    public void Institutions_may_keep_longer_or_for_ever()
    {
        var options = new RetentionOptions { Days = 90 };
        (options.Institutions["H1"], options.Institutions["H2"]) = (180, 0);

        RetentionRule rule = options.Rule();

        Assert.Equal((TimeSpan.FromDays(90), TimeSpan.FromDays(180), (TimeSpan?)null), (rule.Age, rule.Institutions["H1"], rule.Institutions["H2"]));
        Assert.Equal(TimeSpan.FromDays(90), rule.Shortest);
        Assert.Null(new RetentionOptions().Rule().Shortest);
    }

    [Theory]
    [InlineData("2026-03-01T01:40:00+08:00", 60)]
    [InlineData("2026-03-01T02:40:00+08:00", 24 * 60)]
    [InlineData("2026-02-28T18:50:00+00:00", (24 * 60) - 10)]
    public void The_quiet_hour_is_by_the_clock_in_China(string now, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), RetentionClock.Until(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), new TimeSpan(2, 40, 0)));
}
