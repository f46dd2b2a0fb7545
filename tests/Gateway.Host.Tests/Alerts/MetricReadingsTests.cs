using System.Diagnostics.Metrics;
using Gateway.Console.Alerts;
using Gateway.Host.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Host.Tests.Alerts;

public sealed class MetricReadingsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly AlertRule Gauge = new("Depth", "test.depth", "test_depth", 1, TimeSpan.Zero, "/") { Chinese = "深", English = "deep" };
    private static readonly AlertRule Burst = new("Burst", "test.codes", "test_codes_total", 3, TimeSpan.Zero, "/") { Chinese = "多", English = "many", Within = TimeSpan.FromMinutes(10) };

    private readonly ServiceProvider mine = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ServiceProvider others = new ServiceCollection().AddMetrics().BuildServiceProvider();

    [Fact]
    public void A_gauge_is_read_as_it_is_with_its_labels_in_the_order_of_their_names()
    {
        Meter(mine).CreateObservableGauge("test.depth", () => new Measurement<int>(5, new("transaction", "2207"), new("destination", "nhsa")));
        Meter(others).CreateObservableGauge("test.depth", () => 9);
        using var readings = new MetricReadings([Gauge], mine.GetRequiredService<IMeterFactory>());

        Assert.Equal([new AlertReading("test.depth", "destination=nhsa transaction=2207", 5)], readings.Read(Start));
        Assert.Single(readings.Read(Start));
    }

    [Fact]
    public void A_counter_is_read_by_how_much_it_grew_within_its_time_all_labels_together()
    {
        Counter<long> counter = Meter(mine).CreateCounter<long>("test.codes");
        using var readings = new MetricReadings([Burst], mine.GetRequiredService<IMeterFactory>());

        Assert.Equal(0, Grown(0));
        counter.Add(2, new KeyValuePair<string, object?>("concept", "a"));
        Assert.Equal(2, Grown(1));
        counter.Add(2, new KeyValuePair<string, object?>("concept", "b"));
        Assert.Equal(4, Grown(9));
        Assert.Equal(2, Grown(11)); // the first two were counted more than ten minutes ago
        Assert.Equal(0, Grown(30));

        double Grown(int minute) => Assert.Single(readings.Read(Start.AddMinutes(minute))).Value;
    }

    public void Dispose()
    {
        mine.Dispose();
        others.Dispose();
    }

    private static Meter Meter(ServiceProvider of) => of.GetRequiredService<IMeterFactory>().Create("Gateway.Test");
}
