using System.Collections.Immutable;
using Gateway.Console.Access;
using Microsoft.Extensions.Options;

namespace Gateway.Console.Alerts;

/// <summary>Which alerts last and which have ended, in <c>alerts.json</c> of the console's folder: a restart neither starts one twice nor forgets its end. Thread-safe.</summary>
public sealed class AlertBook
{
    private const int Kept = 200, Untellable = 1000;

    private readonly JsonFile<AlertFile> file;
    private readonly Lock guard = new();
    private readonly Dictionary<(string Rule, string Labels), DateTimeOffset> met = [];
    private readonly Dictionary<(string Rule, string Labels), DateTimeOffset> notMet = [];
    private AlertFile content;

    public AlertBook(IOptions<AccessOptions> options)
    {
        file = new JsonFile<AlertFile>(Path.Combine(options.Value.Folder, "alerts.json"));
        content = file.Read() ?? new AlertFile([], [], []);
    }

    /// <summary>What lasts and what has ended.</summary>
    public AlertList List()
    {
        AlertFile now = content;
        return new AlertList([.. now.Open.OrderBy(alert => alert.Since)], now.Ended);
    }

    /// <summary>Starts and ends that a receiver outside has not taken yet, oldest first.</summary>
    public ImmutableArray<Alert> Untold => content.Untold;

    /// <summary>Judges what the gateway's numbers say now.</summary>
    /// <param name="rules">In force.</param>
    /// <param name="readings">Every series of their metrics. One that is not there does not meet its rule.</param>
    /// <param name="now">The moment.</param>
    /// <param name="isTold">Whether somebody outside is to be told of starts and ends.</param>
    /// <returns>What has started (no end) and ended just now. It is on disk.</returns>
    public ImmutableArray<Alert> Judge(IReadOnlyCollection<AlertRule> rules, IReadOnlyCollection<AlertReading> readings, DateTimeOffset now, bool isTold)
    {
        lock (guard)
        {
            var meeting = rules.SelectMany(rule => readings.Where(reading => reading.Metric == rule.Metric && Takes(rule, reading.Labels) && rule.IsMet(reading.Value)).Select(reading => (Rule: rule, reading.Labels, reading.Value)))
                .ToDictionary(one => (one.Rule.Name, one.Labels));
            Alert[] started = [.. meeting.Where(one => !IsOpen(one.Key) && IsHeld(met, one.Key, one.Value.Rule.Hold, now)).Select(one => Start(one.Value.Rule, one.Value.Labels, one.Value.Value, now))];
            Alert[] ended = [.. content.Open.Where(alert => !meeting.ContainsKey((alert.Rule, alert.Labels)) && IsHeld(notMet, (alert.Rule, alert.Labels), rules.FirstOrDefault(rule => rule.Name == alert.Rule)?.Hold ?? TimeSpan.Zero, now)).Select(alert => alert with { Until = now })];
            Forget(met, key => !meeting.ContainsKey(key));
            Forget(notMet, meeting.ContainsKey);
            ImmutableArray<Alert> changes = [.. started, .. ended];
            AlertFile next = content with
            {
                Open = [.. content.Open.Where(alert => !ended.Any(over => over.Rule == alert.Rule && over.Labels == alert.Labels)).Select(alert => meeting.TryGetValue((alert.Rule, alert.Labels), out var still) ? Updated(alert, still.Rule, still.Value) : alert), .. started],
                Ended = [.. ended.Concat(content.Ended).Take(Kept)],
                Untold = isTold ? [.. content.Untold.Concat(changes).TakeLast(Untellable)] : [],
            };
            if (!changes.IsEmpty)
            {
                file.Write(next);
            }

            content = next;
            return changes;
        }
    }

    /// <summary>Forgets a start or an end that a receiver outside has taken.</summary>
    public void Tell(Alert told)
    {
        lock (guard)
        {
            content = content with { Untold = content.Untold.Remove(told) };
            file.Write(content);
        }
    }

    private static bool Takes(AlertRule rule, string labels) => rule.Only is null || labels.Split(' ').Contains(rule.Only, StringComparer.Ordinal);

    private bool IsOpen((string Rule, string Labels) key) => content.Open.Any(alert => alert.Rule == key.Rule && alert.Labels == key.Labels);

    /// <summary>Whether it has been so for long enough; notes when it began.</summary>
    private static bool IsHeld(Dictionary<(string Rule, string Labels), DateTimeOffset> since, (string Rule, string Labels) key, TimeSpan hold, DateTimeOffset now)
    {
        if (!since.TryGetValue(key, out DateTimeOffset began))
        {
            since[key] = began = now;
        }

        return now - began >= hold;
    }

    private static void Forget(Dictionary<(string Rule, string Labels), DateTimeOffset> since, Predicate<(string Rule, string Labels)> isOver)
    {
        foreach ((string Rule, string Labels) key in since.Keys.Where(key => isOver(key)).ToArray())
        {
            since.Remove(key);
        }
    }

    private static Alert Start(AlertRule rule, string labels, double value, DateTimeOffset now) =>
        new(rule.Name, labels, now, null, value, rule.IsRed, rule.Say(rule.Chinese, value, labels), rule.Say(rule.English, value, labels), rule.Link);

    private static Alert Updated(Alert alert, AlertRule rule, double value) => Start(rule, alert.Labels, value, alert.Since);

    /// <summary>What the file holds.</summary>
    internal sealed record AlertFile(ImmutableArray<Alert> Open, ImmutableArray<Alert> Ended, ImmutableArray<Alert> Untold);
}
