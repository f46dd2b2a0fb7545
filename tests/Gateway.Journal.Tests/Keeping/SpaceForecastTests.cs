namespace Gateway.Journal.Tests.Keeping;

public sealed class SpaceForecastTests
{
    [Theory]
    [InlineData(1000, 0, null, 10)]
    [InlineData(1000, 500, null, 15)]
    [InlineData(1000, 0, 60, 10)] // full before anything is old enough
    [InlineData(1000, 0, 5, 33.3)] // dropping from today on: only heads are added
    public void Days_left_follow_from_room_growth_and_age(long free, long reusable, int? age, double expected)
    {
        var size = new JournalSize(5000, reusable, 10, 70, Sample.Noon.AddDays(-5), 100, free);

        double? days = SpaceForecast.DaysLeft(size, age is { } kept ? TimeSpan.FromDays(kept) : null, Sample.Noon);

        Assert.Equal(expected, days!.Value, 1);
    }

    [Fact]
    public void Nobody_can_say_what_is_left_of_a_disk_that_is_not_seen_or_a_journal_that_does_not_grow()
    {
        var size = new JournalSize(5000, 0, 10, 70, Sample.Noon, 100, null);

        Assert.Null(SpaceForecast.DaysLeft(size, null, Sample.Noon));
        Assert.Null(SpaceForecast.DaysLeft(size with { Free = 1, GrowthPerDay = 0 }, null, Sample.Noon));
    }
}
