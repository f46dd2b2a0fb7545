using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Gateway.Console.Alerts;

namespace Gateway.Host.Alerts;

/// <summary>Reads the gateway's own metrics, as Prometheus would: gauges as they are now, counters by how much they grew.</summary>
internal sealed class MetricReadings : IDisposable
{
    private readonly IReadOnlyCollection<AlertRule> rules;
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, long> grown = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset At, ImmutableDictionary<string, long> Grown)> past = new();
    private readonly List<AlertReading> seen = [];

    /// <param name="rules">Whose metrics.</param>
    /// <param name="meters">The application's: other gateways in this process are not read.</param>
    public MetricReadings(IReadOnlyCollection<AlertRule> rules, IMeterFactory meters)
    {
        this.rules = rules;
        HashSet<string> wanted = [.. rules.Select(rule => rule.Metric)];
        listener.InstrumentPublished = (instrument, at) =>
        {
            if (wanted.Contains(instrument.Name) && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters)))
            {
                at.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Every series of the rules' metrics. One caller at a time.</summary>
    public IReadOnlyCollection<AlertReading> Read(DateTimeOffset now)
    {
        seen.Clear();
        listener.RecordObservableInstruments();
        past.Enqueue((now, grown.ToImmutableDictionary(StringComparer.Ordinal)));
        TimeSpan longest = rules.Max(rule => rule.Within) ?? TimeSpan.Zero;
        while (past.Peek().At < now - longest && past.Count > 1)
        {
            past.Dequeue();
        }

        return [.. seen, .. rules.Where(rule => rule.Within is not null).Select(rule => new AlertReading(rule.Metric, "", Growth(rule.Metric, now - rule.Within!.Value)))]; // asked for just before
    }

    public void Dispose() => listener.Dispose();

    private double Growth(string metric, DateTimeOffset since) =>
        grown.GetValueOrDefault(metric) - past.First(one => one.At >= since).Grown.GetValueOrDefault(metric); // the one of this very moment is there

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.IsObservable)
        {
            seen.Add(new AlertReading(instrument.Name, string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")), value));
        }
        else
        {
            grown.AddOrUpdate(instrument.Name, (long)value, (_, sum) => sum + (long)value);
        }
    }
}
