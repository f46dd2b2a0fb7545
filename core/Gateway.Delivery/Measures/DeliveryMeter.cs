using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Journal;

namespace Gateway.Delivery;

/// <summary>The numbers of delivery, meter <c>Gateway.Delivery</c>. Labels come from plans and closed sets; what goes beyond a few hundred becomes <c>other</c>.</summary>
internal sealed class DeliveryMeter
{
    public const string Name = "Gateway.Delivery";
    private const int MostTransactions = 300;

    private readonly ConcurrentDictionary<(string Destination, string Transaction), string> labels = new();
    private readonly Counter<long> attempts;
    private readonly Histogram<double> attemptSeconds;
    private readonly Counter<long> finished;
    private readonly Histogram<double> messageSeconds;
    private readonly Counter<long> parked;
    private readonly Counter<long> undone;
    private readonly Counter<long> answeredLate;
    private readonly Counter<long> resolved;
    private readonly Histogram<double> resolvedSeconds;
    private readonly Counter<long> signIns;
    private readonly Counter<long> sessionsEnded;

    public DeliveryMeter(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        attempts = Meter.CreateCounter<long>("gateway.delivery.attempts", "{attempt}", "Attempts by destination, transaction, purpose and outcome.");
        attemptSeconds = Meter.CreateHistogram<double>("gateway.delivery.attempt.duration", "s", "From the intent on disk to the answer.");
        finished = Meter.CreateCounter<long>("gateway.delivery.finished", "{message}", "Messages whose plan has ended, by state.");
        messageSeconds = Meter.CreateHistogram<double>("gateway.delivery.message.duration", "s", "From the last byte received to the end of the plan.");
        parked = Meter.CreateCounter<long>("gateway.delivery.parked", "{message}", "Messages set aside for a person, by issue code.");
        undone = Meter.CreateCounter<long>("gateway.delivery.undone", "{message}", "Messages that ended as reversed because their visit was undone.");
        answeredLate = Meter.CreateCounter<long>("gateway.delivery.answers.late", "{answer}", "Answers that came after their attempt was given up, by transaction.");
        resolved = Meter.CreateCounter<long>("gateway.delivery.unknown.resolved", "{attempt}", "Unknown outcomes that were resolved, by how: adopted, reversed, repeated, person.");
        resolvedSeconds = Meter.CreateHistogram<double>("gateway.delivery.unknown.duration", "s", "From an outcome becoming unknown to its being known.");
        signIns = Meter.CreateCounter<long>("gateway.delivery.sign-ins", "{session}", "Sessions that operators were given.");
        sessionsEnded = Meter.CreateCounter<long>("gateway.delivery.sessions.ended", "{answer}", "Answers that say that the operator is not signed in.");
    }

    public Meter Meter { get; }

    public void Attempted(AttemptIntent intent, TargetAnswer answer, TimeSpan took)
    {
        string transaction = Bounded(intent.Destination, intent.Transaction);
        string destination = transaction == "other" ? transaction : intent.Destination;
        var tags = new TagList { { "destination", destination }, { "transaction", transaction } };
        attemptSeconds.Record(took.TotalSeconds, tags);
        tags.Add("purpose", Word(intent.Purpose));
        tags.Add("outcome", Word(answer.Outcome));
        attempts.Add(1, tags);
    }

    public void Finished(MessageState state, TimeSpan took)
    {
        finished.Add(1, KeyValuePair.Create<string, object?>("state", Word(state)));
        messageSeconds.Record(took.TotalSeconds);
    }

    public void Undone() => undone.Add(1);

    public void AnsweredLate(AttemptIntent intent) => answeredLate.Add(1, KeyValuePair.Create<string, object?>("transaction", Bounded(intent.Destination, intent.Transaction)));

    public void Resolved(DoubtState how, TimeSpan took)
    {
        var tag = KeyValuePair.Create<string, object?>("how", Word(how));
        resolved.Add(1, tag);
        resolvedSeconds.Record(took.TotalSeconds, tag);
    }

    /// <summary>Reports how many messages have an unknown outcome and how old the oldest is.</summary>
    public void Observe(DoubtBook doubts, TimeProvider time)
    {
        Meter.CreateObservableGauge("gateway.delivery.unknown.open", () => doubts.Count, "{message}", "Messages with an attempt of unknown outcome.");
        Meter.CreateObservableGauge("gateway.delivery.unknown.oldest", () => doubts.Oldest is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0, "s", "Age of the oldest unknown outcome; 0 without one.");
    }

    public void SignedIn() => signIns.Add(1);

    public void SessionEnded() => sessionsEnded.Add(1);

    public void Parked(string code) => parked.Add(1, KeyValuePair.Create<string, object?>("code", code));

    /// <summary>Reports how many messages wait and whether destinations are closed, from the engine's own snapshot.</summary>
    public void Observe(Func<DeliverySnapshot> snapshot)
    {
        Meter.CreateObservableGauge("gateway.delivery.messages", () => snapshot().Messages, "{message}", "Messages in lanes, parked ones included.");
        Meter.CreateObservableGauge("gateway.delivery.lanes", () => Lanes(snapshot()), "{lane}", "Lanes by destination and state.");
        Meter.CreateObservableGauge("gateway.delivery.waiting.oldest", () => Ages(snapshot()), "s", "Age of the oldest message that is next in its lane, parked ones left out; 0 without one.");
        Meter.CreateObservableGauge("gateway.delivery.closed", () => Each(snapshot(), destination => destination.Closed is null ? 0 : 1), "1", "1 while a destination takes nothing.");
        Meter.CreateObservableGauge("gateway.delivery.drain.left", () => Left(snapshot()), "s", "How long until nothing waits for a destination any more, as things are; left out where that cannot be said.");
        Meter.CreateObservableGauge("gateway.delivery.day-close.missed", () => Each(snapshot(), destination => destination.DayClose is { IsThreatened: true } ? 1 : 0), "1", "1 while something that waits will miss the settlement day's cut-off.");
        Meter.CreateObservableGauge("gateway.delivery.broken", () => Broken(snapshot()), "1", "1 while calls of a transaction have stopped because the last ones failed.");
    }

    private static IEnumerable<Measurement<int>> Lanes(DeliverySnapshot now) =>
        from destination in now.Destinations
        from state in Enum.GetValues<LaneState>()
        select new Measurement<int>(
            destination.Lanes.GetValueOrDefault(state),
            KeyValuePair.Create<string, object?>("destination", destination.Name), KeyValuePair.Create<string, object?>("state", Word(state)));

    private static IEnumerable<Measurement<int>> Each(DeliverySnapshot now, Func<DestinationView, int> value) =>
        now.Destinations.Select(destination => new Measurement<int>(value(destination), KeyValuePair.Create<string, object?>("destination", destination.Name)));

    private static IEnumerable<Measurement<double>> Ages(DeliverySnapshot now) => now.Destinations.Select(destination =>
        new Measurement<double>(destination.Oldest is { } since ? Math.Max(0, (now.At - since).TotalSeconds) : 0, KeyValuePair.Create<string, object?>("destination", destination.Name)));

    private static IEnumerable<Measurement<double>> Left(DeliverySnapshot now) =>
        from destination in now.Destinations
        where destination.Drain is { Waiting: 0 } or { EndsAt: not null }
        select new Measurement<double>(destination.Drain.EndsAt is { } at ? Math.Max(0, (at - now.At).TotalSeconds) : 0, KeyValuePair.Create<string, object?>("destination", destination.Name));

    private IEnumerable<Measurement<int>> Broken(DeliverySnapshot now) =>
        from destination in now.Destinations
        from transaction in destination.Transactions
        let label = Bounded(destination.Name, transaction.Name)
        where label != "other"
        select new Measurement<int>(
            transaction.Breaker == BreakerState.Closed ? 0 : 1, KeyValuePair.Create<string, object?>("destination", destination.Name), KeyValuePair.Create<string, object?>("transaction", label));

    private static string Word<T>(T value)
        where T : struct, Enum => Words<T>.Of[value];

    private string Bounded(string destination, string transaction) =>
        labels.TryGetValue((destination, transaction), out string? label) ? label
        : labels.Count < MostTransactions ? labels.GetOrAdd((destination, transaction), transaction)
        : "other";

    // Enum.ToString and lowering it for every attempt costs two strings; these are made once.
    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(value => value, value => Label(value.ToString()));

        private static string Label(string name) => string.Concat(name.Select((letter, index) =>
            char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
    }
}
