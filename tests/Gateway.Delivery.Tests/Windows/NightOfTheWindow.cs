using System.Collections.Immutable;
using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>Three hospitals send to the platform and three to another destination, one message in two seconds and one in four; the platform is shut for two hours of it, or not.</summary>
/// <param name="seed">Decides about arrivals, durations and every interleaving.</param>
/// <param name="hasWindow">Whether it is shut.</param>
internal sealed class NightOfTheWindow(int seed, bool hasWindow) : IDisposable
{
    public const string Shut = "nhsa", Other = "fhir";
    private const int Seats = 3;
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(20), Length = TimeSpan.FromHours(2), After = TimeSpan.FromMinutes(40), Stride = TimeSpan.FromMilliseconds(250);
    private readonly Random chance = new(seed);
    private readonly DeliveryWorld world = World(seed, hasWindow);
    private readonly List<(long Id, string Destination)> sent = [];

    public static DateTimeOffset Opens => DeliveryWorld.Morning + Before + Length;

    public int Sent => sent.Count;

    public int Parked => world.Ends.Parked.Count;

    public long Backlog { get; private set; }

    public DateTimeOffset DrainedAt { get; private set; }

    /// <summary>Forecasts of when nothing will wait, made shortly before it opens, soon after, and in the midst of it.</summary>
    public List<(DateTimeOffset At, DateTimeOffset? EndsAt)> Forecasts { get; } = [];

    /// <summary>Calls that arrived at the platform while it was shut.</summary>
    public int CallsInside => world.Platform.Calls.Count(call => call.Destination == Shut && call.At >= Opens - Length && call.At < Opens);

    public bool AllEnded => sent.TrueForAll(message => world.StateOf(message.Id) == MessageState.Accepted);

    /// <summary>Whether, once it was open, each hospital's messages began in the order in which they had come, but for those worked on together.</summary>
    public bool IsOldestFirst => world.Platform.Calls
        .Where(call => call.Destination == Shut && call.At >= Opens && call.At < DrainedAt && call.Step.EndsWith("2201", StringComparison.Ordinal))
        .GroupBy(call => call.Institution)
        .All(hospital => hospital.Zip(hospital.Skip(Seats)).All(pair => pair.First.MessageId < pair.Second.MessageId));

    public void Play()
    {
        DateTimeOffset[] looks = [Opens - Stride, Opens.AddSeconds(30), Opens.AddMinutes(5)];
        world.Start();
        for (int stride = 0; world.Time.GetUtcNow() < Opens + After; stride++)
        {
            Arrive(stride);
            world.Pass(Stride, Stride);
            DateTimeOffset now = world.Time.GetUtcNow();
            bool isLook = looks.Contains(now);
            if ((isLook || stride % 20 == 0) && now >= looks[0] && DrainedAt == default)
            {
                Look(now, isLook);
            }
        }

        world.Pass(TimeSpan.FromSeconds(10), Stride);
    }

    /// <summary>From received to finished, shortest first.</summary>
    public ImmutableArray<TimeSpan> Took(string destination) =>
        [.. sent.Where(message => message.Destination == destination).Select(message => world.HeaderOf(message.Id)).Select(header => header.ChangedAt - header.ReceivedAt).Order()];

    public void Dispose() => world.Dispose();

    private static DeliveryWorld World(int seed, bool hasWindow)
    {
        var durations = new Random(seed + 1);
        var made = new DeliveryWorld(_ => Behaviour.Act, seed, () => TimeSpan.FromMilliseconds(200 + durations.Next(400)));
        made.Options.Default.Concurrency = Seats;
        if (hasWindow)
        {
            made.Options.Windows.Add(new WindowOptions { Destination = Shut, Every = "daily 08:20", For = Length, Reason = "日终结转" });
        }

        return made;
    }

    private void Arrive(int stride)
    {
        foreach ((string destination, double perSecond, int first) in (ReadOnlySpan<(string, double, int)>)[(Shut, 0.5, 1), (Other, 0.25, 4)])
        {
            (bool comes, int hospital) = (chance.NextDouble() < perSecond * Stride.TotalSeconds, first + chance.Next(3));
            if (comes)
            {
                sent.Add((world.Add($"{destination}/H9999990000{hospital}/visit/{stride}", $"{destination}:2201,{destination}:2207"), destination));
            }
        }
    }

    private void Look(DateTimeOffset now, bool isLook)
    {
        DestinationView view = world.Engine.Snapshot().Destinations.Single(destination => destination.Name == Shut);
        Backlog = Math.Max(Backlog, view.Drain.Waiting);
        if (isLook)
        {
            Forecasts.Add((now, view.Drain.EndsAt));
        }

        if (now > Opens && view.Lanes.GetValueOrDefault(LaneState.Ready) == 0)
        {
            DrainedAt = now;
        }
    }
}
