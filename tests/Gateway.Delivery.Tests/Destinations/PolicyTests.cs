using Gateway.Journal;

namespace Gateway.Delivery.Tests;

/// <summary>Limits and outages, for each destination and each of its transactions.</summary>
public sealed class PolicyTests
{
    [Fact]
    public void A_destination_gets_no_more_calls_a_second_than_configured()
    {
        using var world = new DeliveryWorld();
        world.Options.Default.RateLimit = 10;
        world.Start();
        for (int visit = 0; visit < 100; visit++)
        {
            world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2201,nhsa:2207");
        }

        world.Pass(TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(50));

        Assert.InRange(world.Platform.Calls.Count, 98, 103);
    }

    [Fact]
    public void A_transaction_with_its_own_rate_keeps_it_and_delays_no_other_transaction()
    {
        using var world = new DeliveryWorld();
        world.Options.Default.Transactions["2204"] = new TransactionOptions { RateLimit = 2 };
        world.Start();
        for (int visit = 0; visit < 40; visit++)
        {
            world.Add($"nhsa/H99999900001/visit/{visit}", "nhsa:2204");
        }

        long other = world.Add("nhsa/H99999900001/visit/99", "nhsa:2207");
        world.Pass(TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(50));

        Assert.Equal(MessageState.Accepted, world.StateOf(other));
        Assert.InRange(world.Platform.Calls.Count(call => call.Transaction == "2204"), 9, 12);
    }

    [Theory]
    [InlineData(nameof(Behaviour.Down), 60)]
    [InlineData(nameof(Behaviour.Stall), 60)]
    [InlineData(nameof(Behaviour.Drop), 12)]
    public void Two_hours_without_one_transaction_park_nothing_and_the_others_go_on(string how, int waiting)
    {
        bool isBroken = true;
        Behaviour broken = Enum.Parse<Behaviour>(how);
        using var world = new DeliveryWorld(call => isBroken && call.Transaction == "2207" ? broken : Behaviour.Act);
        (world.Options.Default.Concurrency, world.Options.Default.Timeout, world.Options.Retry.UnknownDeadline) = (16, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(30));
        world.Options.Default.Transactions["2207"] = new TransactionOptions { Breaker = new BreakerOptions { MinimumCalls = 5 } };
        world.Start();
        long[] held = [.. Enumerable.Range(0, waiting).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}"))];
        List<long> others = [];
        for (int minute = 0; minute < 120; minute++)
        {
            others.Add(world.Add($"nhsa/H99999900001/sale/{minute}", "nhsa:2102"));
            world.Pass(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));
        }

        TransactionView view = Assert.Single(Assert.Single(world.Engine.Snapshot().Destinations).Transactions, transaction => transaction.Name == "2207");
        Assert.NotEqual(BreakerState.Closed, view.Breaker);
        Assert.False(string.IsNullOrEmpty(view.Reason));
        Assert.All(others, id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
        Assert.InRange(world.Platform.Calls.Count(call => call.Transaction == "2207"), 60, 600); // at most one look a minute, and the first round

        isBroken = false;
        bool drained = world.Until(() => held.All(id => world.StateOf(id) == MessageState.Accepted), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        Assert.True(drained);
        Assert.Empty(world.Ends.Parked);
        Assert.Equal(waiting, world.Platform.Effects.Count(effect => effect.Step == "nhsa:2207"));
    }

    [Fact]
    public void A_transaction_of_a_destination_is_configured_where_its_destination_is()
    {
        var options = new DeliveryOptions();
        options.Destinations["nhsa"] = new DestinationOptions();
        options.Destinations["nhsa"].Transactions["2207"] = new TransactionOptions { RateLimit = -1, Breaker = new BreakerOptions { Break = TimeSpan.FromMinutes(2) } };
        options.Windows.Add(new WindowOptions { Destination = "nhsa", Every = "hourly", For = TimeSpan.FromHours(1), Reason = "?" });

        string faults = new DeliveryOptionsValidator().Validate(null, options).FailureMessage!;

        Assert.Contains("RateLimit", faults, StringComparison.Ordinal);
        Assert.Contains("Destinations:nhsa:Transactions:2207:Breaker:LongestBreak", faults, StringComparison.Ordinal);
        Assert.Contains("Delivery:Windows:0: Every:", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_leaves_no_attempt_without_an_outcome_and_the_next_start_ends_every_message_once()
    {
        bool isStuck = true;
        using var world = new DeliveryWorld(call => isStuck && call.Transaction == "2204" ? Behaviour.Stall : Behaviour.Act, takes: () => TimeSpan.FromSeconds(3));
        world.Start();
        long[] ids = [.. Enumerable.Range(0, 30).Select(visit => world.Add($"nhsa/H99999900001/visit/{visit}", visit % 3 == 0 ? "nhsa:2204" : "nhsa:2207"))];
        world.Settle();
        Task stopped = world.Begin(() => world.Engine.StopAsync(CancellationToken.None));
        world.Pass(TimeSpan.FromSeconds(14));

        Assert.True(stopped.IsCompletedSuccessfully);
        foreach (long id in ids)
        {
            var ended = world.FactsOf(id).OfType<JournalFact.AttemptEnded>().ToArray();
            Assert.Equal(world.FactsOf(id).OfType<JournalFact.AttemptStarted>().Select(started => started.Intent.MsgId), ended.Select(end => end.MsgId));
        }

        isStuck = false;
        world.Start();
        world.Pass(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        Assert.All(ids, id => Assert.Equal(MessageState.Accepted, world.StateOf(id)));
        Assert.Equal(30, world.Platform.Effects.Count);
    }
}
