using System.Diagnostics.Metrics;
using Gateway.Console.Access.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Console.Tests.Access.Keys;

public sealed class ApiKeyMeterTests
{
    private const string Hospital = "H99999900001";

    [Fact]
    public async Task A_key_that_ends_is_shown_as_long_as_somebody_uses_it_and_the_newer_one_by_its_age()
    {
        await using ConsoleDesk desk = await ConsoleDesk.StartAsync();
        ApiKeyBook keys = desk.Services.GetRequiredService<ApiKeyBook>();
        string old = keys.Issue(Hospital, KeyUse.Sender, TimeSpan.Zero, "root")!.Value.Clear;
        desk.Time.Advance(TimeSpan.FromDays(400));
        Assert.Equal([("gateway.access.key.age", 400)], Days(desk));

        keys.Issue(Hospital, KeyUse.Sender, TimeSpan.FromDays(7), "root");
        Assert.Equal([("gateway.access.key.age", 0)], Days(desk)); // nobody misses the old one
        keys.Opens(Hospital, old);
        Assert.Equal([("gateway.access.key.age", 0), ("gateway.access.key.ends", 7)], Days(desk));

        desk.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal([("gateway.access.key.age", 8)], Days(desk));
    }

    private static (string Name, int Days)[] Days(ConsoleDesk desk)
    {
        List<(string Name, int Days)> seen = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, at) =>
            {
                if (instrument.Meter.Name == ApiKeyMeter.Name && ReferenceEquals(instrument.Meter.Scope, desk.Services.GetRequiredService<IMeterFactory>()))
                {
                    at.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            Assert.Equal(["institution", "use"], tags.ToArray().Select(tag => tag.Key));
            seen.Add((instrument.Name, (int)TimeSpan.FromSeconds(value).TotalDays));
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. seen.Order()];
    }
}
