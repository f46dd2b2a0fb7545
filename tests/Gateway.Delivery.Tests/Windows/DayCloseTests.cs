using Gateway.Contract;
using Microsoft.Extensions.Logging;

namespace Gateway.Delivery.Tests;

public sealed class DayCloseTests
{
    [Fact]
    public void The_next_cut_off_is_today_or_tomorrow_by_the_clock_in_China()
    {
        var close = new TimeOnly(23, 30);

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.FromHours(8)), DayCloseView.Next(close, DeliveryWorld.Morning));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.FromHours(8)), DayCloseView.Next(close, new DateTimeOffset(2026, 3, 1, 15, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void What_will_miss_the_days_close_is_told_once_and_so_is_that_it_will_not_after_all()
    {
        var log = new EventLog();
        using var world = new DeliveryWorld { Log = log };
        world.Options.Default.DayClose = new TimeOnly(9, 0);
        world.Start();
        world.Add("nhsa/H99999900001/visit/0");
        world.Pass(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        Assert.Empty(log.Of(EventIds.DayCloseThreatened));

        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", TimeSpan.FromHours(2), "chen", "线路检修", CancellationToken.None));
        world.Add("nhsa/H99999900001/visit/1");
        world.Pass(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        DayCloseView? view = Assert.Single(world.Engine.Snapshot().Destinations).DayClose;
        world.Run(() => world.Engine.ResumeAsync("nhsa", "chen", "提前修好", CancellationToken.None));
        world.Pass(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));

        Assert.Equal(new DayCloseView(DeliveryWorld.Morning.AddHours(1), IsThreatened: true), view);
        Assert.Contains(IssueCodes.MissesDayClose.Id, Assert.Single(log.Of(EventIds.DayCloseThreatened)), StringComparison.Ordinal);
        Assert.Single(log.Of(EventIds.DayCloseSafe));
    }

    private sealed class EventLog : ILogger<DeliveryEngine>
    {
        private readonly List<(int Id, string Text)> events = [];

        public IEnumerable<string> Of(int id) => events.Where(entry => entry.Id == id).Select(entry => entry.Text);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => events.Add((eventId.Id, formatter(state, exception)));
    }
}
