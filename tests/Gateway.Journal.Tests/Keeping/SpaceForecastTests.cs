namespace Gateway.Journal.Tests.Keeping;

public sealed class SpaceForecastTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

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

    [Fact]
    public async Task Growth_is_what_the_last_week_wrote()
    {
        const int perDay = 40, bytes = 8000;
        await using (SqliteJournal journal = folder.Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 20 * perDay).Select(n =>
                journal.RecordAsync(Sample.Noise(n, n >= 10 * perDay ? bytes : 100) with { At = Sample.Noon.AddDays((double)n / perDay) }, Cancel)));
        }

        using SqliteInspection look = SqliteInspection.Open(folder.Path);
        JournalSize size = look.Measure();

        Assert.InRange(size.GrowthPerDay, perDay * bytes * 0.4, perDay * bytes * 1.3);
        Assert.Equal(20 * perDay, size.Messages);
        Assert.NotNull(size.Free);
    }
}
