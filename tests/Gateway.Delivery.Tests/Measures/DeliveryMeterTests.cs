using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Globalization;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

public sealed class DeliveryMeterTests
{
    [Fact]
    public void Attempts_ends_and_lanes_are_counted()
    {
        using var world = new DeliveryWorld(call => call.Purpose == AttemptPurpose.Do ? Behaviour.ActThenDrop : Behaviour.Act);
        using var measures = new Measures(world.Meters);
        world.Start();

        world.Add();
        world.Add("nhsa/H99999900001/visit/2", "person");
        world.Settle();
        measures.Read();

        Assert.Equal(1, measures["gateway.delivery.attempts destination=nhsa outcome=unknown purpose=do transaction=2207"]);
        Assert.Equal(1, measures["gateway.delivery.attempts destination=nhsa outcome=accepted purpose=ask transaction=2207"]);
        Assert.Equal(1, measures["gateway.delivery.finished state=accepted"]);
        Assert.Equal(1, measures["gateway.delivery.unknown.resolved how=adopted"]);
        Assert.Equal(0, measures["gateway.delivery.unknown.open"]);
        Assert.Equal(0, measures["gateway.delivery.unknown.oldest"]);
        Assert.Equal(1, measures["gateway.delivery.parked code=GW6502"]);
        Assert.Equal(1, measures["gateway.delivery.messages"]);
        Assert.Equal(1, measures["gateway.delivery.lanes destination=nhsa state=blocked"]);
        Assert.Equal(0, measures["gateway.delivery.lanes destination=nhsa state=at-gate"]);
        Assert.Equal(0, measures["gateway.delivery.closed destination=nhsa"]);
        Assert.Equal(0, measures["gateway.delivery.drain.left destination=nhsa"]);
        Assert.Equal(0, measures["gateway.delivery.day-close.missed destination=nhsa"]);
        Assert.Equal(0, measures["gateway.delivery.broken destination=nhsa transaction=2207"]);
    }

    [Fact]
    public void What_stands_still_is_measured()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Down);
        world.Options.Default.Breaker.MinimumCalls = 2;
        world.Options.Default.DayClose = new TimeOnly(9, 0);
        using var measures = new Measures(world.Meters);
        world.Start();
        world.Add();
        world.Add("nhsa/H99999900001/visit/2");
        world.Add("nhsa/H99999900001/visit/3");
        world.Pass(TimeSpan.FromSeconds(3));
        world.Run(() => world.Engine.Windows.PauseAsync("nhsa", TimeSpan.FromHours(2), "chen", "月末", CancellationToken.None));
        measures.Read();

        Assert.Equal(1, measures["gateway.delivery.broken destination=nhsa transaction=2207"]);
        Assert.Equal(1, measures["gateway.delivery.closed destination=nhsa"]);
        Assert.Equal(1, measures["gateway.delivery.day-close.missed destination=nhsa"]);
        Assert.True(measures["gateway.delivery.waiting.oldest destination=nhsa"] >= 3);
        Assert.Equal(0, measures.Count("gateway.delivery.drain.left destination=nhsa")); // no message has ended: nothing was measured
    }

    [Fact]
    public void However_many_transactions_there_are_the_labels_stay_few()
    {
        using var world = new DeliveryWorld();
        using var measures = new Measures(world.Meters);
        var meter = new DeliveryMeter(world.Meters);

        for (int number = 0; number < 1000; number++)
        {
            var intent = new AttemptIntent("", "", AttemptPurpose.Do, number.ToString(CultureInfo.InvariantCulture), "nhsa", default, default);
            meter.Attempted(intent, new TargetAnswer(AttemptOutcome.Accepted, "", default, default, []), TimeSpan.Zero);
        }

        Assert.Equal(301, measures.Count("gateway.delivery.attempts "));
        Assert.Equal(700, measures["gateway.delivery.attempts destination=other outcome=accepted purpose=do transaction=other"]);
    }

    private sealed class Measures : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly Dictionary<string, double> values = new(StringComparer.Ordinal);

        public Measures(IMeterFactory factory)
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.Start();
        }

        public double this[string name] => values[name];

        public int Count(string prefix) => values.Keys.Count(name => name.StartsWith(prefix, StringComparison.Ordinal));

        public void Read() => listener.RecordObservableInstruments();

        public void Dispose() => listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            ImmutableArray<string> labels = [.. tags.ToArray().Select(tag => $" {tag.Key}={tag.Value}").Order(StringComparer.Ordinal)];
            string name = instrument.Name + string.Concat(labels);
            values[name] = values.GetValueOrDefault(name) + value;
        }
    }
}
