using Gateway.Journal;

namespace Gateway.Delivery.Tests.Lanes;

public sealed class FairnessTests
{
    private const int Backlog = 10_000;
    private const int Probes = 40;
    private static readonly TimeSpan CallTakes = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void A_hospital_with_ten_thousand_waiting_messages_does_not_slow_another_ones_down_by_more_than_one_call()
    {
        TimeSpan alone = SlowestInTwenty(0), beside = SlowestInTwenty(Backlog);

        // Without fair turns a message would wait for the whole backlog: 10,000 calls of 100 ms over 4 seats are more than four minutes.
        Assert.InRange(beside, TimeSpan.Zero, alone + CallTakes + CallTakes);
    }

    /// <summary>The 95th percentile of the small hospital's times, from arrival to the platform's answer, in simulated time.</summary>
    private static TimeSpan SlowestInTwenty(int backlog)
    {
        using var world = new DeliveryWorld(_ => Behaviour.Act, seed: 1, takes: () => CallTakes);
        world.Options.Default.Concurrency = 4;
        for (int number = 0; number < backlog; number++)
        {
            world.Prepare($"nhsa/H99999900001/visit/{number}");
        }

        world.Start();
        List<TimeSpan> took = [];
        for (int number = 0; number < Probes; number++)
        {
            DateTimeOffset sent = world.Time.GetUtcNow();
            long id = world.Add($"nhsa/H99999900002/visit/{number}");
            while (world.StateOf(id) != MessageState.Accepted)
            {
                world.Pass(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
            }

            took.Add(world.Time.GetUtcNow() - sent);
        }

        return took.Order().ElementAt(Probes * 95 / 100);
    }
}
