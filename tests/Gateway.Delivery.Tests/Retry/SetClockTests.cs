using Gateway.Journal;

namespace Gateway.Delivery.Tests.Retry;

/// <summary>Somebody sets the clock while a message's outcome is unknown: asked about early, and again once "not there" can be believed.</summary>
public sealed class SetClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Moment = TimeSpan.FromSeconds(3);

    public static TheoryData<int, int> Steps => new() { { -60, 100 }, { -60, 0 }, { 60, 100 }, { 60, 0 }, { -1440, 0 }, { 1440, 0 } };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_question_comes_neither_later_nor_sooner_than_it_was_meant(int minutes, int kept)
    {
        using DeliveryWorld world = Lost(kept);
        world.Start();
        long id = world.Add();
        world.Pass(Moment); // done in vain, asked in vain
        world.Clock.Step = TimeSpan.FromMinutes(minutes);
        world.Pass(Moment);
        world.Add("nhsa/H99999900001/visit/2"); // others are worked on meanwhile
        bool isThrough = world.Until(() => world.StateOf(id) == MessageState.Accepted, Patience * 3);

        Assert.True(isThrough, "It waits for longer than it was to.");
        AssertAskedInTime(world, id);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public void Setting_the_clock_again_and_again_changes_nothing(int minutes)
    {
        using DeliveryWorld world = Lost(kept: 0);
        world.Start();
        long id = world.Add();
        for (int round = 1; round <= 6; round++)
        {
            world.Pass(Moment);
            world.Clock.Step = TimeSpan.FromMinutes(minutes * (round % 3));
        }

        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Accepted, Patience * 3), "It waits for longer than it was to.");
        AssertAskedInTime(world, id);
    }

    [Fact]
    public void A_clock_that_was_set_back_while_the_gateway_was_down_lengthens_a_wait_by_no_more_than_its_length()
    {
        using DeliveryWorld world = Lost(kept: 100);
        world.Start();
        long id = world.Add();
        world.Pass(Moment);
        world.Process.End();
        world.Clock.Step = TimeSpan.FromHours(-1);
        world.Start();

        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Accepted, Patience * 2), "It waits for longer than it was to.");
    }

    [Fact]
    public void What_a_person_lets_go_on_after_the_clock_was_set_back_goes_on()
    {
        bool isUp = false;
        using var world = new DeliveryWorld(_ => isUp ? Behaviour.Act : Behaviour.Drop);
        (world.Options.Retry.UnknownDeadline, world.Options.Retry.TriesBeforeParking) = (TimeSpan.FromSeconds(20), 2);
        world.Options.Default.Breaker.MinimumCalls = 10_000;
        world.Start();
        long id = world.Add();
        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Parked, TimeSpan.FromMinutes(5)));

        (isUp, world.Clock.Step) = (true, TimeSpan.FromHours(-1));
        world.Run(() => world.Engine.ReleaseAsync(id, "chen", "looked at it", CancellationToken.None));

        Assert.True(world.Until(() => world.StateOf(id) == MessageState.Accepted, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_clock_that_is_set_forward_parks_nothing_before_its_deadline()
    {
        using var world = new DeliveryWorld(_ => Behaviour.Drop);
        (world.Options.Retry.UnknownDeadline, world.Options.Retry.TriesBeforeParking) = (TimeSpan.FromMinutes(30), 2);
        world.Options.Default.Breaker.MinimumCalls = 10_000;
        world.Start();
        long id = world.Add();
        world.Pass(Moment);
        world.Clock.Step = TimeSpan.FromHours(1);

        world.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(MessageState.Prepared, world.StateOf(id));
    }

    private static DeliveryWorld Lost(int kept)
    {
        int calls = 0;
        var world = new DeliveryWorld(call => call.Purpose == AttemptPurpose.Do && calls++ == 0 ? Behaviour.Drop : Behaviour.Act) { Patience = Patience };
        world.Options.MessagesKept = kept;
        return world;
    }

    /// <summary>The platform's clock is nobody's to set.</summary>
    private static void AssertAskedInTime(DeliveryWorld world, long id)
    {
        FakePlatform.Call[] calls = [.. world.Platform.Calls.Where(call => call.MessageId == id)];
        FakePlatform.Call again = calls.Last(call => call.Purpose == AttemptPurpose.Do);
        Assert.Equal([AttemptPurpose.Do, AttemptPurpose.Ask, AttemptPurpose.Ask, AttemptPurpose.Do], calls.Select(call => call.Purpose));
        Assert.InRange(again.At - calls[0].At, Patience, Patience + Moment);
    }
}
